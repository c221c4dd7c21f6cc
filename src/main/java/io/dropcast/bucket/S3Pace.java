package io.dropcast.bucket;

import io.dropcast.settings.SettingValues;
import java.time.Duration;

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

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static S3Pace of(SettingValues values) {
        return new S3Pace(
                values.seconds("dropcast.s3.deliver-seconds"),
                values.seconds("dropcast.s3.poll-seconds"),
                values.whole("dropcast.s3.consumers"),
                values.whole("dropcast.s3.visibility-seconds"),
                values.whole("dropcast.s3.wait-seconds"));
    }
}
