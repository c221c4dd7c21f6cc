package io.dropcast.store.s3;

import io.dropcast.bucket.SqsAccess;
import io.dropcast.settings.KnownSettings;
import java.nio.file.Path;
import java.util.Map;

/** S3Proxy and ElasticMQ, started by hand: docs/s3.md has the command. They run until the process ends. */
public final class Servers {
    private static final int S3_PORT = 9000;
    private static final int SQS_PORT = 9324;
    private static final String BUCKET = "dropcast";

    private Servers() {}

    /** Takes the folder for the buckets, and after it an object to be put into the bucket: its file and its key. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/s3");
        if (args.length > 2) {
            put(args[1], args[2]);
            return;
        }
        S3Server s3 = S3Server.start(folder, S3_PORT);
        s3.made("s3://" + BUCKET);
        SqsServer sqs = SqsServer.start(SQS_PORT);
        System.out.println("export DROPCAST_S3_ENDPOINT=" + s3.endpoint());
        System.out.println("export DROPCAST_S3_ACCESS_KEY=" + S3Server.ACCESS_KEY);
        System.out.println("export DROPCAST_S3_SECRET_KEY=" + S3Server.SECRET_KEY);
        System.out.println("export DROPCAST_S3_POLL=s3://" + BUCKET + "/incoming");
        System.out.println("export DROPCAST_S3_QUEUE=" + sqs.queue("dropcast"));
        System.out.println("export DROPCAST_S3_DEAD_LETTERS=" + sqs.queue("dropcast-dead"));
        System.out.println("export DROPCAST_DELIVER=s3://" + BUCKET + "/results");
        Thread.currentThread().join();
    }

    /** Puts a file into the bucket of the running servers, and an event into the queue. */
    private static void put(String file, String key) {
        Map<String, String> flags = Map.of(
                "dropcast.s3.endpoint", "http://127.0.0.1:" + S3_PORT,
                "dropcast.s3.access-key", S3Server.ACCESS_KEY,
                "dropcast.s3.secret-key", S3Server.SECRET_KEY);
        S3Settings settings = S3Settings.of(k -> flags.getOrDefault(k, KnownSettings.defaultOf(k)));
        String queue = "http://127.0.0.1:" + SQS_PORT + "/000000000000/dropcast";
        try (S3Access access = S3Access.of(settings);
                var client = SqsAccess.client(settings, queue)) {
            access.objects(S3Place.parse("s3://" + BUCKET)).put(key, Path.of(file), Upload.ALWAYS);
            client.sendMessage(r -> r.queueUrl(queue).messageBody(Notices.plain(BUCKET, key)));
            System.out.println("s3://" + BUCKET + "/" + key + " is there, and the queue says so");
        }
    }
}
