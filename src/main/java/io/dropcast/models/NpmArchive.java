package io.dropcast.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Reads the plain files of a gzipped tar archive, as npm makes them, one after the other. Links and folders are passed over. */
final class NpmArchive {
    /** More than any archive of models; the end of one that unpacks without end. */
    private static final long MAX_UNPACKED = 4L << 30;

    private NpmArchive() {}

    /** Takes the files. */
    interface Visitor {
        /**
         * @param name as the archive says, so not to be trusted
         * @param content ends with the file; need not be read; is not closed
         * @return whether to go on
         */
        boolean file(String name, InputStream content) throws IOException;
    }

    /** @throws IOException when the archive is damaged, is too large, or is no archive, and what the visitor throws */
    static void read(Path archive, Visitor visitor) throws IOException {
        try (InputStream packed = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(packed, 1 << 16))) {
            long unpacked = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpacked += entry.getSize();
                if (unpacked > MAX_UNPACKED) {
                    throw new IOException("it unpacks to more than " + MAX_UNPACKED + " bytes");
                }
                if (!entry.isCheckSumOK()) {
                    throw new IOException("it holds no tar, or a damaged one");
                }
                if (isPlainFile(entry) && !visitor.file(entry.getName(), tar)) {
                    return;
                }
            }
        }
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        return entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
    }
}
