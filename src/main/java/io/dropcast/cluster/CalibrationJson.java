package io.dropcast.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.evidence.Calibration;
import io.dropcast.cluster.evidence.Taught;
import io.dropcast.episode.Json;

/** Where a threshold comes from, as {@code identities.json} and the run marker tell it. Similarities have four decimals. */
public final class CalibrationJson {
    private CalibrationJson() {}

    public static ObjectNode of(Calibration calibration) {
        ObjectNode out = Json.object().put("cluster_thresh", calibration.thresh());
        if (calibration instanceof Calibration.FellBack fellBack) {
            out.put("fell_back", fellBack.why());
        }
        if (calibration instanceof Calibration.Chosen chosen) {
            putExpected(out, chosen.expected());
            putWindow(out, chosen.window());
        }
        if (calibration instanceof Calibration.Weighed weighed) {
            putWeighed(out, weighed);
        }
        putEvidence(out, calibration.evidence());
        return out;
    }

    private static void putWeighed(ObjectNode out, Calibration.Weighed weighed) {
        out.put("by", "likelihood_ratio");
        out.set(
                "norm_quartiles",
                Json.numbers(4, weighed.norms().stream().mapToDouble(n -> n).toArray()));
        out.putObject("one_person")
                .put("merges", weighed.onePerson().merges())
                .put("more_alike", Json.round(weighed.onePerson().more(), 4))
                .put("spread", Json.round(weighed.onePerson().spread(), 4));
        out.putObject("strangers")
                .put("pairs", weighed.strangers().pairs())
                .put("more_alike", Json.round(weighed.strangers().more(), 4));
        out.putObject("clothes")
                .put("asked", weighed.clothes().isAsked())
                .put("strangers", Json.round(weighed.clothes().strangers(), 4))
                .put("spread", Json.round(weighed.clothes().spread(), 4))
                .put("pairs", weighed.clothes().pairs());
        out.putObject("threads")
                .put("asked", weighed.threads().isAsked())
                .put("agreeing", weighed.threads().agreeing())
                .put("clashing", weighed.threads().clashing());
        Taught taught = weighed.taught();
        if (!taught.equals(Taught.NOTHING)) {
            out.putObject("human")
                    .put("merged", taught.merged())
                    .put("apart", taught.apart())
                    .put("shift", taught.shift());
        }
    }

    private static void putExpected(ObjectNode out, Calibration.Expected expected) {
        out.put("false_merge_rate", Json.round(expected.falseMergeRate(), 6));
        out.put("expected_false_merges", Json.round(expected.falseMerges(), 4));
        out.put("missed_merge_rate", Json.round(expected.missedMergeRate(), 4));
    }

    private static void putWindow(ObjectNode out, Calibration.Window window) {
        out.set("window", Json.numbers(4, window.low(), window.high()));
        out.set("merge_gap", Json.numbers(4, window.gapLow(), window.gapHigh()));
        out.put("strangers_moved", Json.round(window.moved(), 4)).put("people_at_pack_thresh", window.people());
    }

    private static void putEvidence(ObjectNode out, Calibration.Evidence evidence) {
        out.put("tracks", evidence.tracks()).put("pairs", evidence.pairs());
        if (evidence.leftOut() > 0) {
            out.put("tracks_left_out", evidence.leftOut());
        }
        out.put("pairs_seen_at_once", evidence.heldApart());
        out.set(
                "seen_at_once_quartiles",
                Json.numbers(
                        4,
                        evidence.heldApartQuartiles().stream()
                                .mapToDouble(q -> q)
                                .toArray()));
    }
}
