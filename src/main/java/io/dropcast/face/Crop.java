package io.dropcast.face;

/**
 * A picture of a region of a frame: 8-bit RGB, rows from the top, three bytes a pixel. The region says which part of the frame it
 * shows, so that points of the frame can be found in it. Immutable by agreement: {@link #rgb()} hands out the array itself, because
 * crops are large and pass through hot loops; no caller may write to it.
 */
public final class Crop {
    private final int width;
    private final int height;
    private final Box region;
    private final byte[] rgb;

    /** @throws IllegalArgumentException when the array is not width x height x 3 bytes long */
    public Crop(int width, int height, Box region, byte[] rgb) {
        long needed = 3L * width * height;
        if (width < 1 || height < 1 || rgb.length != needed) {
            throw new IllegalArgumentException(
                    "crop of " + width + "x" + height + " needs " + needed + " bytes, found " + rgb.length);
        }
        this.width = width;
        this.height = height;
        this.region = region;
        this.rgb = rgb;
    }

    /**
     * The region that is cut out around a face: a square of one and a half times its longer side, so that the aligned picture has no
     * black corners and a person sees some hair.
     */
    public static Box around(Box face) {
        return face.squared().widened(1.5);
    }

    /** The same pixels, said to show another region. */
    public Crop showing(Box otherRegion) {
        return new Crop(width, height, otherRegion, rgb);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The part of the frame that is shown, in frame pixels. */
    public Box region() {
        return region;
    }

    /** The pixels themselves, not a copy: read only. */
    public byte[] rgb() {
        return rgb;
    }

    /** Frame x to this picture's x. */
    public double toCropX(double frameX) {
        return (frameX - region.x1()) * width / region.width();
    }

    /** Frame y to this picture's y. */
    public double toCropY(double frameY) {
        return (frameY - region.y1()) * height / region.height();
    }
}
