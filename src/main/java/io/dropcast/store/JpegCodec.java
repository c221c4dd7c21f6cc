package io.dropcast.store;

import io.dropcast.episode.CropShelf;
import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG by the JDK. Safe for several threads. */
public final class JpegCodec implements CropShelf.Codec {
    private final float quality;

    /** @param quality 0..1 */
    public JpegCodec(float quality) {
        if (!(quality > 0 && quality <= 1)) {
            throw new IllegalArgumentException(
                    "dropcast.detect.crop-quality must be above 0 and at most 1, found " + quality);
        }
        this.quality = quality;
        ImageIO.setUseCache(false);
    }

    @Override
    public byte[] encode(Crop crop) {
        BufferedImage image = new BufferedImage(crop.width(), crop.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        swap(crop.rgb(), bgr);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding a crop failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Override
    public Crop decode(byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            if (image == null) {
                throw new IOException("not a picture (" + jpeg.length + " bytes)");
            }
            int w = image.getWidth();
            int h = image.getHeight();
            byte[] rgb = new byte[3 * w * h];
            if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
                swap(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), rgb);
            } else {
                fromInts(image.getRGB(0, 0, w, h, null, 0, w), rgb);
            }
            return new Crop(w, h, new Box(0, 0, w, h), rgb);
        } catch (IOException e) {
            throw new UncheckedIOException("decoding a crop failed: " + e.getMessage(), e);
        }
    }

    private static void swap(byte[] from, byte[] to) {
        for (int i = 0; i < from.length; i += 3) {
            to[i] = from[i + 2];
            to[i + 1] = from[i + 1];
            to[i + 2] = from[i];
        }
    }

    private static void fromInts(int[] argb, byte[] rgb) {
        for (int i = 0; i < argb.length; i++) {
            rgb[3 * i] = (byte) (argb[i] >> 16);
            rgb[3 * i + 1] = (byte) (argb[i] >> 8);
            rgb[3 * i + 2] = (byte) argb[i];
        }
    }
}
