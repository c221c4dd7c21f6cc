package io.dropcast.store.folder;

import io.dropcast.episode.CropShelf;
import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
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
    private static final ColorModel RGB = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);

    private final float quality;

    /** @param quality 0..1 */
    public JpegCodec(float quality) {
        if (!(quality > 0 && quality <= 1)) {
            throw new IllegalArgumentException("the quality of a JPEG is above 0 and at most 1, found " + quality);
        }
        this.quality = quality;
        ImageIO.setUseCache(false);
    }

    @Override
    public byte[] encode(Crop crop) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(crop), null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding a crop failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The crop's own pixels, in their own order: nothing is copied. */
    private static BufferedImage image(Crop crop) {
        int[] order = {0, 1, 2};
        DataBufferByte pixels = new DataBufferByte(crop.rgb(), crop.rgb().length);
        WritableRaster raster =
                Raster.createInterleavedRaster(pixels, crop.width(), crop.height(), 3 * crop.width(), 3, order, null);
        return new BufferedImage(RGB, raster, false, null);
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
                // by bands: red first, however they lie
                image.getRaster().getDataElements(0, 0, w, h, rgb);
            } else {
                fromInts(image.getRGB(0, 0, w, h, null, 0, w), rgb);
            }
            return new Crop(w, h, new Box(0, 0, w, h), rgb);
        } catch (IOException e) {
            throw new UncheckedIOException("decoding a crop failed: " + e.getMessage(), e);
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
