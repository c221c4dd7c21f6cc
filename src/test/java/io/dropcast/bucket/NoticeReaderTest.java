package io.dropcast.bucket;

import static io.dropcast.store.s3.Notices.BRIDGE;
import static io.dropcast.store.s3.Notices.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.store.s3.Notices;
import io.dropcast.store.s3.ObjectCreated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NoticeReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incoming/show-s01e01.mp4|incoming/show-s01e01.mp4",
                "My+Show+S01E02.mp4|My Show S01E02.mp4",
                "a%2Bb.mp4|a+b.mp4",
                "100%25.mp4|100%.mp4",
                "%E3%83%89%E3%83%A9%E3%83%9E/s01e01.mp4|ドラマ/s01e01.mp4",
                "caf%C3%A9+%26+bar.mp4|café & bar.mp4",
                "%24%7Bsys.user.name%7D.mp4|${sys.user.name}.mp4",
                "café.mp4|café.mp4"
            })
    void aPlainNotificationHasItsKeyCoded(String coded, String key) {
        Notice notice = NoticeReader.read(PLAIN.replace("KEY", coded));

        assertThat(notice.created()).containsExactly(new ObjectCreated("BUCKET", key));
        assertThat(notice.ignored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"My Show S01E02.mp4", "a+b.mp4", "100%25.mp4", "ドラマ/s01e01.mp4"})
    void aKeyOfEventBridgeIsAsItIs(String key) {
        assertThat(NoticeReader.read(Notices.bridge("studio", key)).created())
                .containsExactly(new ObjectCreated("studio", key));
    }

    @Test
    void snsMayBeAroundEither() {
        for (String inner : List.of(Notices.plain("studio", "a b.mp4"), Notices.bridge("studio", "a b.mp4"))) {
            assertThat(NoticeReader.read(Notices.sns(inner)).created())
                    .containsExactly(new ObjectCreated("studio", "a b.mp4"));
        }
    }

    @Test
    void oneMessageMayHoldSeveralRecords() {
        ObjectNode all = Json.object();
        var records = all.putArray("Records");
        for (String key : List.of("b.mp4", "a.mp4", "b.mp4")) {
            records.add(record(Notices.plain("studio", key)));
        }
        records.add(record(PLAIN.replace("ObjectCreated:Put", "ObjectRemoved:Delete")));

        Notice notice = NoticeReader.read(all.toString());

        assertThat(notice.created()).extracting(ObjectCreated::key).containsExactly("b.mp4", "a.mp4", "b.mp4");
        assertThat(notice.ignored()).containsExactly("an event 'ObjectRemoved:Delete'");
    }

    @Test
    void serversThatSpeakS3MayUseTheirOwnName() {
        String minio = PLAIN.replace("aws:s3\"", "minio:s3\"").replace("ObjectCreated:Put", "s3:ObjectCreated:Put");

        assertThat(NoticeReader.read(minio).created()).hasSize(1);
    }

    @Test
    void whatIsNoNewObjectIsIgnoredAndSaid() {
        assertIgnored(Notices.test("studio"), "a test event of bucket studio");
        assertIgnored(Notices.sns(Notices.test("studio")), "a test event of bucket studio");
        assertIgnored(PLAIN.replace("aws:s3\"", "aws:ses\""), "an event of 'aws:ses', which is not S3");
        assertIgnored(BRIDGE.replace("Object Created", "Object Deleted"), "an event 'Object Deleted' of 'aws.s3'");
        assertIgnored(BRIDGE.replace("aws.s3", "aws.ec2"), "an event 'Object Created' of 'aws.ec2'");
        assertIgnored(
                "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"arn:x\"}",
                "a message of SNS of type SubscriptionConfirmation");
        assertThat(NoticeReader.read("{\"Records\":[]}")).isEqualTo(new Notice(List.of(), List.of()));
    }

    private static void assertIgnored(String body, String said) {
        assertThat(NoticeReader.read(body)).isEqualTo(new Notice(List.of(), List.of(said)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|not JSON",
                "''|empty",
                "[1,2]|must be a JSON object",
                "{}|neither a notification",
                "{\"Records\":7}|no list",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\"}]}|names no key",
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":{\"object\":{\"key\":\"a\"}}}|names no bucket",
                "{\"Type\":\"Notification\",\"TopicArn\":\"arn:x\",\"Message\":{}}|no text",
                "{\"Type\":\"Notification\",\"TopicArn\":\"arn:x\",\"Message\":\"hello\"}|not JSON"
            })
    void garbageIsRefusedWithItsReason(String body, String why) {
        assertThatThrownBy(() -> NoticeReader.read(body))
                .isInstanceOf(BadNotice.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz.mp4", "%", "%FF%FE.mp4", "%C3.mp4"})
    void aKeyThatIsNoUrlCodeIsRefused(String key) {
        assertThatThrownBy(() -> NoticeReader.read(PLAIN.replace("KEY", key)))
                .isInstanceOf(BadNotice.class)
                .hasMessageContaining("is not URL-encoded UTF-8");
    }

    @Test
    void aKeyLongerThanS3HasIsRefused() {
        assertThatThrownBy(() -> NoticeReader.read(PLAIN.replace("KEY", "a".repeat(1025))))
                .isInstanceOf(BadNotice.class)
                .hasMessageContaining("1025 bytes");
    }

    @Test
    void snsWithinSnsIsRefused() {
        assertThatThrownBy(() -> NoticeReader.read(Notices.sns(Notices.sns(PLAIN))))
                .isInstanceOf(BadNotice.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsBrokenInAMessageItIsReadOrRefusedAndNothingElse(long seed) {
        Random random = new Random(seed);
        List<String> whole = List.of(PLAIN, BRIDGE, Notices.sns(PLAIN));
        for (int i = 0; i < 3000; i++) {
            String text = broken(random, whole.get(random.nextInt(whole.size())));
            try {
                assertThat(NoticeReader.read(text).created()).hasSizeLessThanOrEqualTo(1);
            } catch (BadNotice e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static String broken(Random random, String whole) {
        StringBuilder text = new StringBuilder(whole);
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0xFFFF));
            }
        }
        return text.toString();
    }

    private static com.fasterxml.jackson.databind.JsonNode record(String message) {
        return Json.parseObject(message.getBytes(StandardCharsets.UTF_8), "message")
                .path("Records")
                .path(0);
    }
}
