package io.dropcast.store.s3;

import io.dropcast.store.s3.S3Trouble.Act;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Tries what the engine will do in a place before hours of work depend on it. Every step is tried, also when one before it failed. */
public final class S3Probe {
    private final S3Access access;
    private final S3Place place;
    private final List<String> can = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private S3Probe(S3Access access, S3Place place) {
        this.access = access;
        this.place = place;
    }

    /**
     * Lists, writes, reads and deletes an object of its own.
     *
     * @return what can be done, in words
     * @throws IllegalStateException naming every step that failed, and the permission that it takes
     */
    public static String results(S3Access access, S3Place place) {
        S3Probe probe = new S3Probe(access, place);
        S3Objects objects = access.objects(place);
        String name = ".dropcast-probe-" + UUID.randomUUID();
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        probe.step("list", () -> objects.list(name));
        probe.step("write", () -> objects.put(name, content, Upload.ALWAYS));
        probe.step("read", () -> objects.read(name));
        probe.step("delete", () -> objects.delete(name));
        return probe.outcome();
    }

    /**
     * Lists, and reads what is there; nothing is written.
     *
     * @param tag whether the objects will be tagged
     * @return what can be done, in words
     * @throws IllegalStateException naming every step that failed, and the permission that it takes
     */
    public static String incoming(S3Access access, S3Place place, boolean tag) {
        S3Probe probe = new S3Probe(access, place);
        // one that is not there when there is none at all: who may read is told that it is missing
        String[] name = {".dropcast-probe-" + UUID.randomUUID()};
        probe.step("list", () -> probe.first().stream().findFirst().ifPresent(o -> name[0] = place.name(o.key())));
        probe.step("read", () -> access.objects(place).open(name[0]).ifPresent(body -> body.abort()));
        if (tag) {
            probe.step("read tags", () -> probe.tags(name[0]));
        }
        return probe.outcome();
    }

    private List<S3Object> first() {
        try {
            return access.client()
                    .listObjectsV2(
                            r -> r.bucket(place.bucket()).prefix(place.key("")).maxKeys(1))
                    .contents();
        } catch (SdkException e) {
            throw S3Trouble.of(Act.LIST, place, "", e);
        }
    }

    private void tags(String name) {
        try {
            access.client().getObjectTagging(r -> r.bucket(place.bucket()).key(place.key(name)));
        } catch (software.amazon.awssdk.services.s3.model.S3Exception e) {
            if (e.statusCode() != 404) {
                throw S3Trouble.of(Act.TAG, place, name, e);
            }
        } catch (SdkException e) {
            throw S3Trouble.of(Act.TAG, place, name, e);
        }
    }

    private void step(String what, Runnable work) {
        try {
            work.run();
            can.add(what);
        } catch (RuntimeException e) {
            troubles.add("cannot " + what + ": " + e.getMessage());
        }
    }

    private String outcome() {
        if (!troubles.isEmpty()) {
            throw new IllegalStateException(place + ": " + String.join("; ", troubles));
        }
        return place + ": " + String.join(", ", can);
    }
}
