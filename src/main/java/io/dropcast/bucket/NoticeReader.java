package io.dropcast.bucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.store.s3.ObjectCreated;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what S3 puts into a queue: plain, wrapped by SNS, or by way of EventBridge. A sender of the queue can write anything, so
 * nothing of it is believed but the name of a bucket and a key.
 */
public final class NoticeReader {
    /** The most that SQS carries is 1 MiB. */
    private static final int LARGEST = 1 << 20;

    private static final int LONGEST_KEY = 1024;
    private static final int LONGEST_BUCKET = 255;

    private final List<ObjectCreated> created = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    private NoticeReader() {}

    /**
     * @param body of a message
     * @throws BadNotice saying what is wrong with it
     */
    public static Notice read(String body) {
        NoticeReader reader = new NoticeReader();
        reader.message(object(body), true);
        return new Notice(reader.created, reader.ignored);
    }

    private static ObjectNode object(String body) {
        if (body.length() > LARGEST) {
            throw new BadNotice("the message has " + body.length() + " characters: no message of S3 is that long");
        }
        try {
            return Json.parseObject(body.getBytes(StandardCharsets.UTF_8), "the message");
        } catch (BadJson e) {
            throw new BadNotice(String.valueOf(e.getMessage()));
        }
    }

    /** @param outer whether SNS may be around it */
    private void message(ObjectNode doc, boolean outer) {
        if (doc.has("Records")) {
            records(doc.path("Records"));
        } else if (outer && doc.path("Type").isTextual() && doc.has("TopicArn")) {
            sns(doc);
        } else if (doc.has("detail-type") && doc.has("source")) {
            eventBridge(doc);
        } else if (doc.path("Event").asText().equals("s3:TestEvent")) {
            ignored.add("a test event of bucket " + doc.path("Bucket").asText("?"));
        } else {
            throw new BadNotice("the message is neither a notification of S3, nor of SNS, nor of EventBridge:"
                    + " it has no Records, no TopicArn and no detail-type");
        }
    }

    private void sns(ObjectNode doc) {
        String type = doc.path("Type").asText();
        if (!type.equals("Notification")) {
            ignored.add("a message of SNS of type " + type);
            return;
        }
        if (!doc.path("Message").isTextual()) {
            throw new BadNotice("the notification of SNS has no text as its Message");
        }
        message(object(doc.path("Message").asText()), false);
    }

    private void records(JsonNode records) {
        if (!records.isArray()) {
            throw new BadNotice("Records is no list");
        }
        for (JsonNode record : records) {
            String source = record.path("eventSource").asText();
            String name = record.path("eventName").asText();
            // servers that speak S3 put their own name before the colon
            if (!source.endsWith(":s3")) {
                ignored.add("an event of '" + source + "', which is not S3");
            } else if (!name.replaceFirst("^s3:", "").startsWith("ObjectCreated:")) {
                ignored.add("an event '" + name + "'");
            } else {
                JsonNode s3 = record.path("s3");
                add(
                        s3.path("bucket").path("name"),
                        decoded(text(s3.path("object").path("key"), "key")));
            }
        }
    }

    /** Keys are as they are here, not coded. */
    private void eventBridge(ObjectNode doc) {
        String source = doc.path("source").asText();
        String type = doc.path("detail-type").asText();
        if (!source.equals("aws.s3") || !type.equals("Object Created")) {
            ignored.add("an event '" + type + "' of '" + source + "'");
            return;
        }
        JsonNode detail = doc.path("detail");
        add(detail.path("bucket").path("name"), text(detail.path("object").path("key"), "key"));
    }

    private void add(JsonNode bucket, String key) {
        String name = text(bucket, "bucket");
        if (name.length() > LONGEST_BUCKET) {
            throw new BadNotice("the name of the bucket has " + name.length() + " characters");
        }
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_KEY) {
            throw new BadNotice("the key has " + bytes + " bytes: S3 has none over " + LONGEST_KEY);
        }
        created.add(new ObjectCreated(name, key));
    }

    private static String text(JsonNode node, String what) {
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw new BadNotice("an event names no " + what);
        }
        return node.asText();
    }

    /** A plus is a blank, %2B a plus. */
    private static String decoded(String key) {
        try {
            // bytes first: the JDK would put a replacement in the place of what is no UTF-8, and that would be another
            // key
            byte[] bytes = URLDecoder.decode(key, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            boolean asIs = key.chars().anyMatch(c -> c > 127);
            return asIs
                    ? URLDecoder.decode(key, StandardCharsets.UTF_8)
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new BadNotice("the key '" + key + "' is not URL-encoded UTF-8");
        }
    }
}
