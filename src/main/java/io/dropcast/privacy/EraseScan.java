package io.dropcast.privacy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.StoredContent;
import io.dropcast.people.PersonErasure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks for what was erased in everything that a store holds, no matter which program wrote it: names in text and file names, pictures also
 * in zip files and inside pages, vectors as floats and as lists of numbers. Used once.
 */
final class EraseScan {
    private static final Pattern BASE64 = Pattern.compile("base64,([A-Za-z0-9+/=\\s]+)");
    /** In what is no text, a shorter name is found by accident. */
    private static final int LONG_NAME = 8;

    private final ErasePlan plan;
    private final Map<Long, List<byte[]>> rows = new HashMap<>();
    private final List<Pattern> names = new ArrayList<>();
    private final List<String> longNames = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private long files;
    private long bytes;

    EraseScan(ErasePlan plan) {
        this.plan = plan;
        for (String hex : plan.rows) {
            byte[] row = HexFormat.of().parseHex(hex);
            rows.computeIfAbsent(ByteBuffer.wrap(row).getLong(), k -> new ArrayList<>())
                    .add(row);
        }
        for (String name : plan.names) {
            for (String form : forms(name)) {
                names.add(PersonErasure.asWord(form));
                if (form.length() >= LONG_NAME) {
                    longNames.add(latin(form.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    /**
     * What a scan gave.
     *
     * @param left what was found and where, without saying the name
     */
    record Found(long files, long bytes, List<String> left) {
        Found {
            left = List.copyOf(left);
        }
    }

    /** @param wanted the paths to search; the plan itself, which goes last, is left out */
    EraseScan in(EpisodeStore store, Predicate<String> wanted) {
        String itself = plan.key().path();
        store.everything(path -> !path.equals(itself) && wanted.test(path), this::look);
        return this;
    }

    Found found() {
        return new Found(files, bytes, left);
    }

    /** A name as it is, and as JSON, HTML and escaped JSON write it. */
    static List<String> forms(String name) {
        String json = TextNode.valueOf(name).toString();
        StringBuilder ascii = new StringBuilder();
        for (char c : json.substring(1, json.length() - 1).toCharArray()) {
            ascii.append(c < 128 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        String html = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Stream.of(
                        name,
                        json.substring(1, json.length() - 1),
                        ascii.toString(),
                        html,
                        html.replace("\"", "&quot;").replace("'", "&#39;"))
                .distinct()
                .toList();
    }

    private void look(StoredContent there) {
        String where = there.where();
        byte[] content = there.bytes();
        files++;
        bytes += content.length;
        picture(where, content);
        if (holdsRow(content)) {
            left.add("a vector in " + where);
        }
        String name = there.path().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            zip(where, content);
        } else if (!name.endsWith(".jpg") && !name.endsWith(".f32")) {
            text(where, new String(content, StandardCharsets.UTF_8));
            return;
        }
        if (longNames.stream().anyMatch(latin(content)::contains)) {
            left.add("a name in " + where);
        }
    }

    private void zip(String where, byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                picture(where, zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("searching " + where + " failed", e);
        }
    }

    private void picture(String where, byte[] content) {
        if (plan.pictures.contains(Digest.of(content))) {
            left.add("a picture in " + where);
        }
    }

    private void text(String where, String text) {
        Matcher embedded = BASE64.matcher(text);
        while (embedded.find()) {
            picture(where, Base64.getMimeDecoder().decode(embedded.group(1)));
        }
        // letters in coded pictures spell names by accident
        String words = BASE64.matcher(text).replaceAll("");
        if (names.stream().anyMatch(n -> n.matcher(words).find())) {
            left.add("a name in " + where);
        }
        String dense = words.replaceAll("\\s", "");
        if (plan.lists.stream().anyMatch(dense::contains)) {
            left.add("a vector in " + where);
        }
    }

    /** Each place is looked up by its first eight bytes: there may be thousands of vectors, and a hundred megabytes. */
    private boolean holdsRow(byte[] content) {
        long window = 0;
        for (int i = 0; i < content.length && !rows.isEmpty(); i++) {
            window = (window << Byte.SIZE) | (content[i] & 0xffL);
            if (i >= Long.BYTES - 1) {
                int start = i - Long.BYTES + 1;
                for (byte[] row : rows.getOrDefault(window, List.of())) {
                    if (start + row.length <= content.length
                            && Arrays.equals(content, start, start + row.length, row, 0, row.length)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
