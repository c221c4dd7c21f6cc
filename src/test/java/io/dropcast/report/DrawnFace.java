package io.dropcast.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A face drawn with a few strokes, one look a person, a little different in each picture. Nobody was photographed. */
public final class DrawnFace {
    /** Half the width and half the height of a head, as it is drawn at scale 1, hair and chin included. */
    public static final double HALF_WIDE = 48;

    public static final double HALF_HIGH = 56;

    private static final int SIZE = 160;
    private static final int[] SKIN = {0xF2D3B8, 0xD9A57C, 0xA8714A, 0x6F4630, 0xE8BE9A, 0x8C5A3A};
    private static final int[] HAIR = {0x2B2019, 0x6B4423, 0xC79A4B, 0x8A8580, 0x9C3B1F, 0x15151A};

    private DrawnFace() {}

    /** A head and shoulders around the origin, a little different at each {@code moment}, which is in seconds. */
    public static void draw(Graphics2D g, int person, double moment) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        body(g, person);
        head(g, person, 3 * Math.sin(moment * 1.7 + person), 11 + 7 * Math.sin(moment * 0.9 + 2 * person));
    }

    /** A picture of one, as JPEG. */
    public static byte[] jpeg(int person, int picture) {
        var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var random = new SplittableRandom(person * 1000L + picture);
        background(g, person, random);
        g.translate(80 + random.nextDouble(-9, 9), 86 + random.nextDouble(-6, 6));
        g.rotate(random.nextDouble(-0.14, 0.14));
        double scale = random.nextDouble(0.92, 1.15);
        g.scale(scale, scale);
        body(g, person);
        head(g, person, random.nextDouble(-3, 3), random.nextDouble(4, 18));
        g.dispose();
        return encoded(image);
    }

    private static void background(Graphics2D g, int person, SplittableRandom random) {
        float hue = (person * 0.61f + (float) random.nextDouble(0.08)) % 1;
        float light = (float) random.nextDouble(0.35, 0.75);
        g.setPaint(new GradientPaint(
                0,
                0,
                Color.getHSBColor(hue, 0.28f, light),
                SIZE,
                SIZE,
                Color.getHSBColor(hue + 0.1f, 0.45f, light / 2)));
        g.fillRect(0, 0, SIZE, SIZE);
    }

    private static void body(Graphics2D g, int person) {
        g.setColor(Color.getHSBColor(person * 0.37f % 1, 0.5f, 0.55f));
        g.fill(new Ellipse2D.Double(-62, 48, 124, 90));
        g.setColor(new Color(SKIN[person % SKIN.length]).darker());
        g.fill(new Rectangle2D.Double(-14, 30, 28, 30));
    }

    private static void head(Graphics2D g, int person, double gaze, double smile) {
        var hair = new Color(HAIR[person * 5 % HAIR.length]);
        double wide = 36 + person % 3 * 3;
        g.setColor(hair);
        if (person % 2 == 0) {
            g.fill(new Ellipse2D.Double(-wide - 9, -56, 2 * wide + 18, 112));
        }
        g.fill(new Ellipse2D.Double(-wide - 4, -58, 2 * wide + 8, 80));
        g.setColor(new Color(SKIN[person % SKIN.length]));
        g.fill(new Ellipse2D.Double(-wide, -44, 2 * wide, 92));
        g.setColor(hair);
        g.fill(new Arc2D.Double(-wide, -52, 2 * wide, 52, 10, 160, Arc2D.CHORD));
        g.setColor(new Color(0x2A211C));
        g.fill(new Ellipse2D.Double(-18 + gaze, -8, 7, 8));
        g.fill(new Ellipse2D.Double(11 + gaze, -8, 7, 8));
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Arc2D.Double(-22, -22, 16, 10, 30, 120, Arc2D.OPEN));
        g.draw(new Arc2D.Double(7, -22, 16, 10, 30, 120, Arc2D.OPEN));
        g.draw(new Arc2D.Double(-13, 24 - smile / 2, 26, smile, 190, 160, Arc2D.OPEN));
        if (person % 4 == 1) {
            g.draw(new Ellipse2D.Double(-25, -14, 21, 19));
            g.draw(new Ellipse2D.Double(4, -14, 21, 19));
        }
    }

    /** As JPEG. */
    public static byte[] encoded(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
