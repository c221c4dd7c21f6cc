package io.dropcast.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class GoneFilesTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> paths = new HashSet<>();

    private boolean count() {
        asked.incrementAndGet();
        return true;
    }

    @Test
    void ofAHundredThousandFilesThatStayEachIsAskedForAFewTimesOnly() {
        GoneFiles files = new GoneFiles(p -> !count());

        for (int i = 0; i < 100_000; i++) {
            paths.add("photo-" + i + ".jpg");
            files.forget(paths);
        }

        assertThat(paths).hasSize(100_000);
        assertThat(asked.get()).isLessThan(200_000);
    }

    @Test
    void filesThatAreGoneAreForgottenWhenTheyAreMany() {
        GoneFiles files = new GoneFiles(p -> count() && p.startsWith("old-"));

        for (int i = 0; i < 10_000; i++) {
            paths.add("old-" + i);
            files.forget(paths);
        }
        assertThat(asked).hasValue(0);

        paths.add("new");
        files.forget(paths);

        assertThat(paths).containsExactly("new");
    }
}
