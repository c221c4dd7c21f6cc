package io.dropcast.bucket;

import io.dropcast.settings.EngineSettings;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How often and for how long S3 and its queue are asked.
 *
 * @param deliver between two looks at what changed in the outbox
 * @param poll between two looks into the bucket
 * @param consumers that read the queue
 * @param visibility seconds that a message is out of sight before its time is extended
 * @param linger seconds of one look into the queue
 */
public record S3Pace(Duration deliver, Duration poll, int consumers, int visibility, int linger) {

    /**
     * @param values gives the value of a key
     * @throws IllegalArgumentException naming the key, the value and what it should be
     */
    public static S3Pace of(UnaryOperator<String> values) {
        return new S3Pace(
                EngineSettings.seconds(values, "dropcast.s3.deliver-seconds", 3600),
                EngineSettings.seconds(values, "dropcast.s3.poll-seconds", 86_400),
                EngineSettings.whole(values, "dropcast.s3.consumers", 1, 64),
                EngineSettings.whole(values, "dropcast.s3.visibility-seconds", 2, 43_200),
                EngineSettings.whole(values, "dropcast.s3.wait-seconds", 0, 20));
    }
}
