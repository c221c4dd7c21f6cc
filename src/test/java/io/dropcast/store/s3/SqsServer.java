package io.dropcast.store.s3;

import io.dropcast.bucket.SqsAccess;
import io.dropcast.settings.KnownSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A real queue server in this process, on a free port. */
public final class SqsServer implements AutoCloseable {
    private final SQSRestServer server;
    private final SqsClient client;

    private SqsServer(SQSRestServer server, URI endpoint) {
        this.server = server;
        this.client = SqsAccess.client(
                S3Settings.of(key -> Map.of(
                                "dropcast.s3.access-key", S3Server.ACCESS_KEY,
                                "dropcast.s3.secret-key", S3Server.SECRET_KEY)
                        .getOrDefault(key, KnownSettings.defaultOf(key))),
                endpoint + "/000000000000/any");
    }

    public static SqsServer start() {
        return start(0);
    }

    /** On a port that was said; 0 is a free one. */
    static SqsServer start(int port) {
        var builder = SQSRestServerBuilder.withInterface("127.0.0.1");
        return of((port == 0 ? builder.withDynamicPort() : builder.withPort(port)).start());
    }

    private static SqsServer of(SQSRestServer server) {
        int port = server.waitUntilStarted().localAddress().getPort();
        return new SqsServer(server, URI.create("http://127.0.0.1:" + port));
    }

    public SqsClient client() {
        return client;
    }

    /** Makes a queue and gives its URL. */
    public String queue(String name) {
        return client.createQueue(r -> r.queueName(name)).queueUrl();
    }

    public void send(String url, String body) {
        client.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    /** Messages that are there, seen and unseen. */
    public int count(String url) {
        Map<QueueAttributeName, String> now = client.getQueueAttributes(r -> r.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return now.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Takes all messages out, with their attributes. */
    public List<Message> drain(String url) {
        List<Message> all = new java.util.ArrayList<>();
        while (true) {
            List<Message> some = client.receiveMessage(
                            r -> r.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                    .messages();
            if (some.isEmpty()) {
                return all;
            }
            for (Message m : some) {
                client.deleteMessage(r -> r.queueUrl(url).receiptHandle(m.receiptHandle()));
            }
            all.addAll(some);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
