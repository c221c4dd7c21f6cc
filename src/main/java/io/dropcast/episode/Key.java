package io.dropcast.episode;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.regex.Pattern;

/**
 * The name of something in the store: slash-separated plain words, never absolute, never {@code ..}. Made from checked parts only.
 *
 * @param path such as {@code manifests/my-show-s01e02/tracks.jsonl}
 */
public record Key(String path) {
    private static final Pattern LEGAL =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** @throws IllegalArgumentException when the path is not of that form */
    public Key {
        if (!isKey(path)) {
            throw new IllegalArgumentException("'" + path + "' cannot be a name in the store");
        }
    }

    /** Whether a path is of that form: what other programs leave in a folder often is not. */
    public static boolean isKey(String path) {
        return LEGAL.matcher(path).matches();
    }

    /** {@code manifests/{ep}/{name}}. */
    public static Key manifest(EpisodeId ep, String name) {
        return new Key("manifests/" + ep.value() + "/" + name);
    }

    /** {@code frames/{ep}/{name}}. */
    public static Key frames(EpisodeId ep, String name) {
        return new Key("frames/" + ep.value() + "/" + name);
    }

    /** {@code frames/{ep}}: all pictures of an episode. */
    public static Key frames(EpisodeId ep) {
        return new Key("frames/" + ep.value());
    }

    /** {@code {ep}/thumbs/{id}.jpg}: the picture of an identity, in the outbox. */
    public static Key thumb(EpisodeId ep, IdentityId id) {
        return new Key(ep.value() + "/thumbs/" + id.text() + ".jpg");
    }

    /** {@code backups/{ep}}: manifests of videos that another one took the place of. */
    public static Key backups(EpisodeId ep) {
        return new Key("backups/" + ep.value());
    }

    /** {@code shows/{show}/{name}}. */
    public static Key show(String show, String name) {
        return new Key("shows/" + show + "/" + name);
    }

    @Override
    public String toString() {
        return path;
    }
}
