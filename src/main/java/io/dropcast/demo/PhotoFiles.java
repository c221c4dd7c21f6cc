package io.dropcast.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Photographs on disk and the one layout that frames are made of. */
final class PhotoFiles {
    private PhotoFiles() {}

    /** @throws IOException when the file is missing or is not a picture that Java reads */
    static BufferedImage read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("the photograph " + file + " is not there: fetch the demo photographs first");
        }
        BufferedImage picture;
        try {
            picture = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (picture == null) {
            throw unreadable(file, new IOException("no reader knows its format"));
        }
        return picture;
    }

    /** A copy as rows of blue, green, red bytes without gaps. Transparent parts become black. */
    static BufferedImage toBgr(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var pen = copy.createGraphics();
        try {
            pen.drawImage(picture, 0, 0, null);
        } finally {
            pen.dispose();
        }
        return copy;
    }

    private static IOException unreadable(Path file, IOException cause) {
        return new IOException(
                "cannot read the photograph " + file + " (" + cause.getMessage() + "): delete it and fetch it again",
                cause);
    }
}
