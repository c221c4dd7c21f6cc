package io.dropcast.store.s3;

import io.dropcast.episode.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Messages as AWS prints them in its guides. */
public final class Notices {
    public static final String PLAIN = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1",
             "eventTime":"2026-11-25T10:00:00.000Z","eventName":"ObjectCreated:Put",
             "userIdentity":{"principalId":"AIDAJDPLRKLG7UEXAMPLE"},
             "s3":{"s3SchemaVersion":"1.0","configurationId":"videos",
              "bucket":{"name":"BUCKET","ownerIdentity":{"principalId":"A3NL1KOZZKExample"},"arn":"arn:aws:s3:::BUCKET"},
              "object":{"key":"KEY","size":1024,"eTag":"d41d8cd98f00b204e9800998ecf8427e","sequencer":"0055AED6DCD90281E5"}}}]}
            """;

    public static final String BRIDGE = """
            {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created","source":"aws.s3",
             "account":"111122223333","time":"2026-11-12T00:00:00Z","region":"eu-central-1",
             "resources":["arn:aws:s3:::BUCKET"],
             "detail":{"version":"0","bucket":{"name":"BUCKET"},
              "object":{"key":"KEY","size":5,"etag":"b1946ac92492d2347c6235b4d2611184","sequencer":"617f08299329d189"},
              "reason":"PutObject"}}
            """;

    private Notices() {}

    /** As S3 sends it. */
    public static String plain(String bucket, String key) {
        return PLAIN.replace("BUCKET", bucket)
                .replace("KEY", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"));
    }

    /** By way of EventBridge. */
    public static String bridge(String bucket, String key) {
        return BRIDGE.replace("BUCKET", bucket).replace("KEY", key);
    }

    /** What S3 sends when somebody sets a notification up. */
    public static String test(String bucket) {
        return Json.object()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", "2026-11-25T10:00:00.000Z")
                .put("Bucket", bucket)
                .toString();
    }

    /** Another message in an envelope of SNS. */
    public static String sns(String message) {
        return Json.object()
                .put("Type", "Notification")
                .put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
                .put("TopicArn", "arn:aws:sns:eu-central-1:123456789012:videos")
                .put("Message", message)
                .toString();
    }
}
