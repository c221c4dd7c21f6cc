package io.dropcast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarballTest {
    @TempDir
    Path folder;

    @Test
    void onlyTheWantedEntriesAreReadWhateverTheirSize() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("package/readme", text("x".repeat(700)));
        entries.put("package/empty", new byte[0]);
        entries.put("package/block", text("b".repeat(512)));
        entries.put("package/deep|in/a/folder", text("deep"));
        entries.put("../../escape", text("bad"));
        entries.put("package/last", text("last"));
        Path archive = TestTar.write(folder.resolve("a.tgz"), entries);

        Map<String, byte[]> read = Tarball.read(
                archive, Set.of("package/empty", "package/block", "package/deep/in/a/folder", "package/last", "no"));

        assertThat(read.keySet())
                .containsExactlyInAnyOrder(
                        "package/empty", "package/block", "package/deep/in/a/folder", "package/last");
        assertThat(read.get("package/block")).hasSize(512);
        assertThat(read.get("package/last")).isEqualTo(text("last"));
    }

    @Test
    void aDamagedArchiveIsNamedWithTheReason() throws IOException {
        byte[] tar = TestTar.tar(Map.of("package/a", new byte[3000]));
        Path half = Files.write(folder.resolve("half.tgz"), TestTar.gzip(Arrays.copyOf(tar, 1500)));
        byte[] gzip = TestTar.gzip(tar);
        Path cut = Files.write(folder.resolve("cut.tgz"), Arrays.copyOf(gzip, gzip.length / 2));
        tar[3] ^= 1;
        Path flipped = Files.write(folder.resolve("flipped.tgz"), TestTar.gzip(tar));
        Path page = Files.writeString(folder.resolve("page.tgz"), "<html>not found</html>");

        for (Path damaged : new Path[] {half, cut, flipped, page}) {
            assertThatThrownBy(() -> Tarball.read(damaged, Set.of("package/a")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(damaged.toString())
                    .hasMessageContaining("fetch it again");
        }
        assertThatThrownBy(() -> Tarball.read(flipped, Set.of("package/a"))).hasMessageContaining("wrong sum");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
