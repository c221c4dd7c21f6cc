package io.dropcast.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.embed.Floats;
import io.dropcast.embed.Vectors;
import io.dropcast.episode.Digest;
import io.dropcast.face.Embedding;
import io.dropcast.face.PersonId;
import io.dropcast.store.folder.FolderStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that finds nothing proves something only when it finds what is there: each thing is planted in each form. */
final class EraseScanTest {
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    @TempDir
    Path folder;

    private final ErasePlan plan = new ErasePlan("show", new PersonId(2), "2026-11-22T10:00:00Z");
    private final Embedding vector = vector(1);

    @BeforeEach
    void plan() {
        plan.names.add("Zoë \"Zo\" Berg");
        plan.names.add("Kim");
        plan.pictures.add(Digest.of(JPEG));
        plan.vector(vector);
    }

    private static Embedding vector(int seed) {
        float[] v = new float[64];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) Math.sin(seed + i * 1.7);
        }
        return Embedding.of("model", v);
    }

    private List<String> left() {
        return new EraseScan(plan)
                .in(new FolderStore(folder), path -> true)
                .found()
                .left();
    }

    private void text(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        text("a.json", "Kimberly eskimo " + Vectors.toJson(vector(2)));
        Files.write(folder.resolve("a.jpg"), "..Kim..".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("faces.f32"), Floats.bytes(vector(2)));
        Files.createDirectories(folder.resolve("shows/show"));
        text(plan.key().path(), "Kim");

        assertThat(left()).isEmpty();
    }

    @Test
    void aNameIsFoundAsItIsAndAsJsonAndHtmlWriteIt() throws IOException {
        text("a.txt", "x Zoë \"Zo\" Berg");
        text("b.json", "{\"name\":\"Zoë \\\"Zo\\\" Berg\"}");
        text("c.json", "{\"name\":\"Zo\\u00eb \\\"Zo\\\" Berg\"}");
        text("d.html", "<b>Zoë &quot;Zo&quot; Berg</b>");
        text("e.html", "<b>Kim</b>");

        assertThat(left()).hasSize(5).allMatch(l -> l.startsWith("a name in "));
        assertThat(String.join(" ", left())).doesNotContain("Kim", "Zo");
    }

    @Test
    void aPictureIsFoundAsFileInZipAndInAPage() throws IOException {
        Files.write(folder.resolve("a.jpg"), JPEG);
        text(
                "b.html",
                "<img src=\"data:image/jpeg;base64," + Base64.getEncoder().encodeToString(JPEG) + "\">");
        try (OutputStream out = Files.newOutputStream(folder.resolve("c.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("x.jpg"));
            zip.write(JPEG);
        }

        assertThat(left()).hasSize(3).allMatch(l -> l.startsWith("a picture in "));
    }

    @Test
    void aVectorIsFoundAsFloatsAndAsListsWithAndWithoutSpaces() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("faces.f32"))) {
            out.write(Floats.bytes(vector(2)));
            out.write(Floats.bytes(vector));
        }
        text("a.jsonl", "{\"embed\":" + Vectors.toJson(vector) + "}");
        text("b.json", "{\"embed\":" + Vectors.toJson(vector).toPrettyString() + "}");

        assertThat(left()).hasSize(3).allMatch(l -> l.startsWith("a vector in "));
    }

    @Test
    void thePlanComesBackFromTheDiskAsItWas() {
        assertThat(ErasePlan.read(plan.write()).write()).isEqualTo(plan.write());
    }
}
