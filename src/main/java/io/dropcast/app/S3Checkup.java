package io.dropcast.app;

import io.dropcast.bucket.Queue;
import io.dropcast.bucket.S3Ways;
import io.dropcast.bucket.SqsAccess;
import io.dropcast.store.s3.S3Access;
import io.dropcast.store.s3.S3Probe;
import io.dropcast.store.s3.S3Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What {@code dropcast doctor} checks in S3 and its queues, as far as the settings name them. It loads the AWS SDK. */
final class S3Checkup {
    private final S3Ways ways;
    private final S3Settings how;

    S3Checkup(Wiring wiring) {
        this.ways = wiring.s3Ways();
        this.how = S3Settings.of(wiring);
    }

    List<CheckResult> findings() {
        List<CheckResult> out = new ArrayList<>();
        ways.deliver().ifPresent(place -> out.add(bucket("deliver", s3 -> S3Probe.results(s3, place))));
        boolean tag = ways.done().equals("tag");
        ways.poll().ifPresent(place -> out.add(bucket("poll", s3 -> S3Probe.incoming(s3, place, tag))));
        ways.moveTo().ifPresent(place -> out.add(bucket("done", s3 -> S3Probe.results(s3, place))));
        ways.queue().ifPresent(url -> out.add(queue("queue", url)));
        ways.deadLetters().ifPresent(url -> out.add(queue("dead", url)));
        return out;
    }

    private CheckResult bucket(String what, Function<S3Access, String> probe) {
        return Checkup.look(what, () -> {
            try (S3Access access = S3Access.of(how)) {
                return probe.apply(access);
            }
        });
    }

    private CheckResult queue(String what, String url) {
        return Checkup.look(what, () -> {
            try (SqsClient client = SqsAccess.client(how, url)) {
                return Queue.probe(client, url);
            }
        });
    }
}
