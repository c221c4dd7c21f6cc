package io.dropcast.bucket;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is done with messages beside reading and deleting them, which Camel does. Safe for several threads. */
public final class Queue {
    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);
    private static final int LONGEST_REASON = 1000;

    private final SqsClient client;
    private final String url;
    private final Optional<String> deadLetters;

    /** @param deadLetters URL of the queue for messages that cannot be used */
    public Queue(SqsClient client, String url, Optional<String> deadLetters) {
        this.client = client;
        this.url = url;
        this.deadLetters = deadLetters;
    }

    public boolean hasDeadLetters() {
        return deadLetters.isPresent();
    }

    /**
     * Puts a message into the dead-letter queue as it came, with an attribute {@code reason}.
     *
     * @throws SdkException when it is not there afterwards
     */
    public void bury(String body, String reason) {
        // what XML has no character for, SQS refuses
        String said = reason.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
        MessageAttributeValue why = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(said.substring(0, Math.min(said.length(), LONGEST_REASON)))
                .build();
        deadLetters.ifPresent(dead ->
                client.sendMessage(r -> r.queueUrl(dead).messageBody(body).messageAttributes(Map.of("reason", why))));
    }

    /**
     * Looks at a queue without taking anything out.
     *
     * @return how many messages wait, in words
     * @throws IllegalStateException when it cannot be seen
     */
    public static String probe(SqsClient client, String url) {
        try {
            String waiting = client.getQueueAttributes(
                            r -> r.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .attributes()
                    .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
            return url + ", " + waiting + " messages wait";
        } catch (SdkException e) {
            throw new IllegalStateException(
                    url + " cannot be seen: " + e.getMessage()
                            + ". It takes the permission sqs:GetQueueAttributes, and the engine also sqs:ReceiveMessage,"
                            + " sqs:DeleteMessage, sqs:ChangeMessageVisibility, and sqs:SendMessage for dead letters",
                    e);
        }
    }

    /** Lets others have a message at once. When that does not go well they have it when its time is over. */
    public void release(String receipt) {
        try {
            client.changeMessageVisibility(
                    r -> r.queueUrl(url).receiptHandle(receipt).visibilityTimeout(0));
        } catch (SdkException e) {
            LOG.debug("a message comes back later", e);
        }
    }
}
