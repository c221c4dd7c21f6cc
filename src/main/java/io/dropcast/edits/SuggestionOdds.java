package io.dropcast.edits;

import io.dropcast.cluster.HumanWords;
import io.dropcast.cluster.IdentityPair;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.people.IdentitiesManifest;
import java.util.Set;
import java.util.TreeSet;

/**
 * By how much likelier a yes is than a suggestion's similarity says, because of what humans said of the episode: where they lowered the stop of the
 * grouping more of those near it are one person, and a person who was put together before is asked about before one who was refused.
 *
 * @param shift of the stop, in units of the log-likelihood ratio
 */
record SuggestionOdds(double shift, HumanWords words) {

    static SuggestionOdds of(EpisodeStore store, EpisodeId ep, HumanWords words) {
        double shift = store.read(IdentitiesManifest.key(ep))
                .map(b -> Json.parseObject(b, "identities.json of " + ep))
                .map(doc -> doc.at("/stats/calibration/human/shift").asDouble())
                .orElse(0.0);
        return new SuggestionOdds(shift, words);
    }

    /** Natural logarithm of the factor; 0 where humans said nothing of it. */
    double of(String person) {
        Set<IdentityId> joined = new TreeSet<>();
        Set<IdentityId> refused = new TreeSet<>();
        for (IdentityPair pair : words.one()) {
            addIf(isOf(pair.lower(), person), pair.lower(), joined);
            addIf(isOf(pair.higher(), person), pair.higher(), joined);
        }
        for (IdentityPair pair : words.refused()) {
            addIf(isOf(pair.lower(), person) && !isOf(pair.higher(), person), pair.higher(), refused);
            addIf(isOf(pair.higher(), person) && !isOf(pair.lower(), person), pair.lower(), refused);
        }
        return Math.log((1.0 + joined.size()) / (1.0 + refused.size())) - shift;
    }

    private static void addIf(boolean wanted, IdentityId id, Set<IdentityId> to) {
        if (wanted) {
            to.add(id);
        }
    }

    private boolean isOf(IdentityId id, String person) {
        return person.equals(words.owners().get(id));
    }
}
