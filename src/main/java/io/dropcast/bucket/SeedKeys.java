package io.dropcast.bucket;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.store.s3.DeliveryItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys as the older Python pipeline has them in its bucket: {@code raw/videos/{show}/s01/e02/episode.mp4},
 * {@code artifacts/manifests/{show}/s01/e02/...}.
 */
public final class SeedKeys {
    private static final Pattern VIDEO =
            Pattern.compile("(?:.*/)?raw/videos/([^/]+)/s([0-9]{2,3})/e([0-9]{2,3})/[^/]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBERED = Pattern.compile("(.+)-s([0-9]{2,3})e([0-9]{2,3})");

    private static final String ARTIFACTS = "artifacts/";
    /** With the keys of the pictures in it, which the store's own has not. */
    private static final Set<String> SHOWN = Set.of("identities.json");
    /** What changes all the time, or is of this machine alone. */
    private static final Set<String> PRIVATE = Set.of("progress.json", "source.json", "identities.shown.jsonl");

    private SeedKeys() {}

    /**
     * The episode that an object is a video of: by its folders when it has those of the older pipeline, else by its name.
     *
     * @throws IllegalArgumentException when no episode id can be made from it
     */
    public static EpisodeId episode(String key) {
        Matcher m = VIDEO.matcher(key);
        return EpisodeId.fromFileName(m.matches() ? m.group(1) + "-s" + m.group(2) + "e" + m.group(3) + ".mp4" : key);
    }

    /**
     * Where the picture of an identity is below the place that is delivered to.
     *
     * @param artifacts whether the keys of the older pipeline are used
     */
    public static String thumb(EpisodeId ep, IdentityId id, boolean artifacts) {
        return base(ep).filter(b -> artifacts)
                .map(b -> ARTIFACTS + "thumbs/" + b + "/identities/" + id.text() + "/rep.jpg")
                .orElseGet(() -> Key.thumb(ep, id).path());
    }

    /**
     * What the older pipeline has of an episode, under its keys: the manifests, the crops and the pictures of identities. Full frames are
     * not kept here, so there are none.
     *
     * @param store manifests and pictures
     * @param outbox what people edit is taken from there
     * @return empty when the id has no number of season and episode
     */
    public static Optional<DeliveryBatch> batch(EpisodeId ep, EpisodeStore store, EpisodeStore outbox) {
        return base(ep).map(base -> {
            List<DeliveryItem> items = new ArrayList<>();
            add(items, store, Key.frames(ep, "crops"), ARTIFACTS + "crops/" + base + "/tracks/");
            add(items, store, Key.frames(ep, "identities"), ARTIFACTS + "thumbs/" + base + "/identities/");
            String manifests = ARTIFACTS + "manifests/" + base + "/";
            for (Key key : store.list(new Key("manifests/" + ep))) {
                String name = rest(key, "manifests/" + ep);
                Key shown = new Key(ep + "/" + name);
                boolean ours = !SHOWN.contains(name) || !outbox.exists(shown);
                if (!PRIVATE.contains(name)) {
                    items.add(new DeliveryItem(manifests + name, ours ? store : outbox, ours ? key : shown, false));
                }
            }
            return new DeliveryBatch(
                    manifests + "delivery.json",
                    List.of(ARTIFACTS + "crops/" + base + "/", ARTIFACTS + "thumbs/" + base + "/", manifests),
                    items);
        });
    }

    private static void add(List<DeliveryItem> items, EpisodeStore store, Key folder, String target) {
        store.list(folder)
                .forEach(key -> items.add(new DeliveryItem(target + rest(key, folder.path()), store, key, false)));
    }

    private static String rest(Key key, String folder) {
        return key.path().substring(folder.length() + 1);
    }

    /** {@code {show}/s01/e02}; empty when the id has no number of season and episode. */
    static Optional<String> base(EpisodeId ep) {
        Matcher m = NUMBERED.matcher(ep.value());
        return m.matches() ? Optional.of(m.group(1) + "/s" + m.group(2) + "/e" + m.group(3)) : Optional.empty();
    }
}
