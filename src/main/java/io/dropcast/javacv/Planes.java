package io.dropcast.javacv;

import io.dropcast.face.Box;
import io.dropcast.face.Crop;
import io.dropcast.face.GreyPatch;
import io.dropcast.video.Glance;
import java.nio.ByteBuffer;

/**
 * Three planes of 8-bit YUV with half-sized colour (4:2:0), read as the picture that is shown: turned upright and with square pixels.
 * Regions are resampled straight from the planes, so only the pixels that are asked for are ever converted to RGB. Reads only; safe
 * for several threads while the memory behind the buffers lives.
 */
final class Planes {
    /** Samples along one side of an output pixel: enough against aliasing, few enough to be cheap on a face that fills the screen. */
    private static final int MOST_SAMPLES = 4;

    private final ByteBuffer y;
    private final ByteBuffer u;
    private final ByteBuffer v;
    private final int strideY;
    private final int strideU;
    private final int strideV;
    private final int width;
    private final int height;
    private final Upright upright;
    private final YuvToRgb colours;

    /**
     * @param width stored pixels
     * @param height stored pixels
     */
    Planes(
            ByteBuffer y,
            int strideY,
            ByteBuffer u,
            int strideU,
            ByteBuffer v,
            int strideV,
            int width,
            int height,
            Upright upright,
            YuvToRgb colours) {
        this.y = y;
        this.u = u;
        this.v = v;
        this.strideY = strideY;
        this.strideU = strideU;
        this.strideV = strideV;
        this.width = width;
        this.height = height;
        this.upright = upright;
        this.colours = colours;
    }

    /** See {@link io.dropcast.video.Frame#grey}. */
    GreyPatch grey(Box region, int size) {
        float[] out = new float[size * size];
        double stepX = region.width() / size;
        double stepY = region.height() / size;
        int nx = samples(stepX * upright.storedPerShownX());
        int ny = samples(stepY * upright.storedPerShownY());
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                out[j * size + i] = greyCell(region.x1() + i * stepX, region.y1() + j * stepY, stepX, stepY, nx, ny);
            }
        }
        return new GreyPatch(size, out);
    }

    private float greyCell(double left, double top, double stepX, double stepY, int nx, int ny) {
        float sum = 0;
        for (int b = 0; b < ny; b++) {
            double py = top + (b + 0.5) * stepY / ny;
            for (int a = 0; a < nx; a++) {
                double px = left + (a + 0.5) * stepX / nx;
                sum += bilinearLuma(upright.storedX(px, py), upright.storedY(px, py));
            }
        }
        return colours.grey(sum / (nx * ny));
    }

    /** See {@link io.dropcast.video.Frame#crop}. */
    Crop rgb(Box region, int outWidth, int outHeight) {
        byte[] rgb = new byte[3 * outWidth * outHeight];
        double stepX = region.width() / outWidth;
        double stepY = region.height() / outHeight;
        int nx = samples(stepX * upright.storedPerShownX());
        int ny = samples(stepY * upright.storedPerShownY());
        int[] pixel = new int[3];
        int at = 0;
        for (int j = 0; j < outHeight; j++) {
            for (int i = 0; i < outWidth; i++) {
                rgbCell(region.x1() + i * stepX, region.y1() + j * stepY, stepX, stepY, nx, ny, pixel);
                rgb[at++] = (byte) pixel[0];
                rgb[at++] = (byte) pixel[1];
                rgb[at++] = (byte) pixel[2];
            }
        }
        return new Crop(outWidth, outHeight, region, rgb);
    }

    private void rgbCell(double left, double top, double stepX, double stepY, int nx, int ny, int[] pixel) {
        float sumY = 0;
        float sumU = 0;
        float sumV = 0;
        int inside = 0;
        for (int b = 0; b < ny; b++) {
            double py = top + (b + 0.5) * stepY / ny;
            for (int a = 0; a < nx; a++) {
                double px = left + (a + 0.5) * stepX / nx;
                double sx = upright.storedX(px, py);
                double sy = upright.storedY(px, py);
                if (sx < 0 || sy < 0 || sx >= width || sy >= height) {
                    continue;
                }
                sumY += bilinearLuma(sx, sy);
                int cx = Math.min((int) sx >> 1, (width - 1) >> 1);
                int cy = Math.min((int) sy >> 1, (height - 1) >> 1);
                sumU += u.get(cy * strideU + cx) & 0xff;
                sumV += v.get(cy * strideV + cx) & 0xff;
                inside++;
            }
        }
        int asked = nx * ny;
        // what lies outside counts as black, so that an edge fades instead of jumping
        float blackY = colours.black() * (asked - inside);
        float grey = 128f * (asked - inside);
        colours.convert((sumY + blackY) / asked, (sumU + grey) / asked, (sumV + grey) / asked, pixel);
    }

    /** Luma at a stored position, 0..255, between the four nearest pixels; positions outside take the nearest edge. */
    private float bilinearLuma(double sx, double sy) {
        double fx = Math.min(Math.max(sx - 0.5, 0), width - 1.0);
        double fy = Math.min(Math.max(sy - 0.5, 0), height - 1.0);
        int x0 = (int) fx;
        int y0 = (int) fy;
        int x1 = Math.min(x0 + 1, width - 1);
        int y1 = Math.min(y0 + 1, height - 1);
        float wx = (float) (fx - x0);
        float wy = (float) (fy - y0);
        int row0 = y0 * strideY;
        int row1 = y1 * strideY;
        float top = (y.get(row0 + x0) & 0xff) * (1 - wx) + (y.get(row0 + x1) & 0xff) * wx;
        float bottom = (y.get(row1 + x0) & 0xff) * (1 - wx) + (y.get(row1 + x1) & 0xff) * wx;
        return top * (1 - wy) + bottom * wy;
    }

    /** Four by four luma and two by two colour samples a cell, in stored order: cuts look the same lying on their side. */
    Glance glance() {
        int[] yuv = new int[3 * Glance.CELLS];
        for (int row = 0; row < Glance.HEIGHT; row++) {
            for (int col = 0; col < Glance.WIDTH; col++) {
                int cell = row * Glance.WIDTH + col;
                yuv[cell] = mean(y, strideY, width, height, row, col, 4);
                yuv[Glance.CELLS + cell] = mean(u, strideU, (width + 1) / 2, (height + 1) / 2, row, col, 2);
                yuv[2 * Glance.CELLS + cell] = mean(v, strideV, (width + 1) / 2, (height + 1) / 2, row, col, 2);
            }
        }
        return new Glance(yuv);
    }

    private static int mean(ByteBuffer plane, int stride, int width, int height, int row, int col, int n) {
        int sum = 0;
        for (int b = 0; b < n; b++) {
            int py = (int) ((row + (b + 0.5f) / n) * height / Glance.HEIGHT);
            for (int a = 0; a < n; a++) {
                int px = (int) ((col + (a + 0.5f) / n) * width / Glance.WIDTH);
                sum += plane.get(py * stride + px) & 0xff;
            }
        }
        return (sum + n * n / 2) / (n * n);
    }

    private static int samples(double storedPerOutput) {
        return Math.max(1, Math.min(MOST_SAMPLES, (int) Math.ceil(storedPerOutput - 1e-6)));
    }
}
