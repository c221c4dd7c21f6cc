package io.dropcast.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegCodecTest {
    private final JpegCodec codec = new JpegCodec(0.95f);

    @Test
    void aCropComesBackAlmostAsItWas() {
        Crop crop = gradient(64, 48);
        Crop back = codec.decode(codec.encode(crop));
        assertThat(back.width()).isEqualTo(64);
        assertThat(back.height()).isEqualTo(48);
        assertThat(back.region()).isEqualTo(new Box(0, 0, 64, 48));
        double error = IntStream.range(0, crop.rgb().length)
                .map(i -> Math.abs((crop.rgb()[i] & 0xff) - (back.rgb()[i] & 0xff)))
                .average()
                .orElseThrow();
        assertThat(error).isLessThan(3);
    }

    @Test
    void redStaysRedAndBlueBlue() {
        byte[] rgb = new byte[3 * 16 * 16];
        for (int i = 0; i < 16 * 16; i++) {
            rgb[3 * i] = (byte) 220;
            rgb[3 * i + 1] = (byte) 60;
            rgb[3 * i + 2] = (byte) 20;
        }
        byte[] back = codec.decode(codec.encode(new Crop(16, 16, new Box(0, 0, 16, 16), rgb)))
                .rgb();
        assertThat(back[0] & 0xff).isCloseTo(220, within(4));
        assertThat(back[1] & 0xff).isCloseTo(60, within(4));
        assertThat(back[2] & 0xff).isCloseTo(20, within(4));
    }

    @Test
    void theSameCropGivesTheSameBytesInEveryThread() {
        byte[] expected = codec.encode(gradient(64, 48));
        assertThat(IntStream.range(0, 50).parallel().mapToObj(i -> codec.encode(gradient(64, 48))))
                .allMatch(bytes -> java.util.Arrays.equals(bytes, expected));
    }

    /** A later version gives the same pictures as an earlier one, so what was made of them need not be made anew. */
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 5", "64, 48", "63, 129"})
    void theBytesAreThoseOfAnOrdinaryPictureOfJava(int width, int height) throws IOException {
        byte[] rgb = new byte[3 * width * height];
        new Random(width).nextBytes(rgb);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < width * height; i++) {
            Color colour = new Color(rgb[3 * i] & 0xff, rgb[3 * i + 1] & 0xff, rgb[3 * i + 2] & 0xff);
            picture.setRGB(i % width, i / width, colour.getRGB());
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.95f);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(expected)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        assertThat(codec.encode(new Crop(width, height, new Box(0, 0, width, height), rgb)))
                .isEqualTo(expected.toByteArray());
    }

    @Test
    void lowerQualityIsSmaller() {
        assertThat(new JpegCodec(0.3f).encode(gradient(64, 48)).length)
                .isLessThan(codec.encode(gradient(64, 48)).length);
    }

    @Test
    void aGreyPictureIsReadToo() throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setPixel(3, 5, new int[] {200});
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(grey, "png", png);
        byte[] rgb = codec.decode(png.toByteArray()).rgb();
        int at = 3 * (5 * 16 + 3);
        assertThat(rgb[at] & 0xff).isPositive().isEqualTo(rgb[at + 1] & 0xff).isEqualTo(rgb[at + 2] & 0xff);
        assertThat(rgb[0]).isZero();
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> codec.decode(new byte[] {1, 2, 3}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("not a picture (3 bytes)");
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1, 1.01f, Float.NaN})
    void aQualityThatIsNoneIsRefused(float quality) {
        assertThatThrownBy(() -> new JpegCodec(quality))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the quality of a JPEG");
    }

    private static Crop gradient(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            rgb[3 * i] = (byte) (4 * x);
            rgb[3 * i + 1] = (byte) (5 * y);
            rgb[3 * i + 2] = (byte) (2 * x + 2 * y);
        }
        return new Crop(width, height, new Box(0, 0, width, height), rgb);
    }
}
