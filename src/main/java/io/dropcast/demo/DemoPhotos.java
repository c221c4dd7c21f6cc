package io.dropcast.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The six photographs of the demo. They belong to an npm package and are fetched when they are first needed, checked against their
 * digests and kept in a folder; they are never part of this project's own files.
 */
public final class DemoPhotos {
    private static final String PACKAGE = "@vladmandic/face-api@1.7.15";
    private static final String ARCHIVE = "vladmandic-face-api-1.7.15.tgz";
    private static final String INSIDE = "package/demo/";

    private final Path folder;
    private final PhotoPack npm;
    private final Map<String, String> sha256;

    /** @param folder where the photographs are kept; made when needed */
    public DemoPhotos(Path folder) {
        this(folder, new PhotoPack(), digests());
    }

    /** @param sha256 of each file, in the order of the photographs */
    DemoPhotos(Path folder, PhotoPack npm, Map<String, String> sha256) {
        this.folder = folder;
        this.npm = npm;
        this.sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
    }

    /** The photographs in the order of their numbers if all six are in the folder and undamaged. */
    public Optional<List<Path>> present() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> photo : sha256.entrySet()) {
            Path file = folder.resolve(photo.getKey());
            if (!Files.isRegularFile(file) || !sha256(Files.readAllBytes(file)).equals(photo.getValue())) {
                return Optional.empty();
            }
            files.add(file);
        }
        return Optional.of(List.copyOf(files));
    }

    /**
     * The photographs, fetched with {@code npm pack} unless they are there.
     *
     * @return the six files in the order of their numbers
     * @throws IOException when npm is missing, fails or takes too long, or a photograph is not the one expected
     */
    public List<Path> fetch() throws IOException {
        Optional<List<Path>> kept = present();
        if (kept.isPresent()) {
            return kept.get();
        }
        Files.createDirectories(folder);
        Path work = Files.createTempDirectory(folder, ".npm-");
        try {
            return keep(fromArchive(npm.pack(PACKAGE, work)), "the npm package " + PACKAGE);
        } finally {
            deleteFolder(work);
        }
    }

    /**
     * The photographs from what somebody brought along, for machines without npm; nothing is read if they are already there.
     *
     * @param from the archive that {@code npm pack} made, or a folder that holds it, the unpacked package or the photographs
     * @return the six files in the order of their numbers
     * @throws IOException when they are not there or a photograph is not the one expected
     */
    public List<Path> fetch(Path from) throws IOException {
        Optional<List<Path>> kept = present();
        if (kept.isPresent()) {
            return kept.get();
        }
        if (!Files.exists(from)) {
            throw new NoSuchFileException(from.toString(), null, "is not there: " + whatToBring());
        }
        Path archive = Files.isDirectory(from) ? from.resolve(ARCHIVE) : from;
        return keep(Files.isRegularFile(archive) ? fromArchive(archive) : fromFolder(from), from.toString());
    }

    private Map<String, byte[]> fromArchive(Path archive) throws IOException {
        Set<String> wanted = new TreeSet<>();
        sha256.keySet().forEach(name -> wanted.add(INSIDE + name));
        Map<String, byte[]> photos = new LinkedHashMap<>();
        Tarball.read(archive, wanted).forEach((name, bytes) -> photos.put(name.substring(INSIDE.length()), bytes));
        return photos;
    }

    private Map<String, byte[]> fromFolder(Path from) throws IOException {
        Map<String, byte[]> photos = new LinkedHashMap<>();
        for (String place : List.of("", "demo", INSIDE)) {
            for (String name : sha256.keySet()) {
                Path file = from.resolve(place).resolve(name);
                if (!photos.containsKey(name) && Files.isRegularFile(file)) {
                    photos.put(name, Files.readAllBytes(file));
                }
            }
        }
        return photos;
    }

    /** Checks all before the first is kept, so the folder never holds a mixture. */
    private List<Path> keep(Map<String, byte[]> photos, String source) throws IOException {
        for (Map.Entry<String, String> expected : sha256.entrySet()) {
            byte[] photo = photos.get(expected.getKey());
            if (photo == null) {
                throw new IOException(
                        "the demo photograph " + expected.getKey() + " is not in " + source + ": " + whatToBring());
            }
            String found = sha256(photo);
            if (!found.equals(expected.getValue())) {
                throw new IOException("the demo photograph " + expected.getKey() + " in " + source
                        + " is not the one expected (sha256 " + found + ", expected " + expected.getValue() + "): "
                        + whatToBring());
            }
        }
        Files.createDirectories(folder);
        List<Path> kept = new ArrayList<>();
        for (String name : sha256.keySet()) {
            kept.add(write(name, photos.getOrDefault(name, new byte[0])));
        }
        return List.copyOf(kept);
    }

    private Path write(String name, byte[] photo) throws IOException {
        Path file = folder.resolve(name);
        Path part = Files.createTempFile(folder, ".part-", name);
        try {
            Files.write(part, photo);
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String whatToBring() {
        return "bring " + ARCHIVE + " (made by 'npm pack " + PACKAGE
                + "' on a machine that has npm) or the folder it unpacks to";
    }

    private static void deleteFolder(Path work) {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // what is left over does no harm, and must not hide why the photographs did not come
            work.toFile().deleteOnExit();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("sample1.jpg", "8ecae4b267b2d3169e06e00c7dee97097aa2a94635d45216f7732a5f4943cb51");
        digests.put("sample2.jpg", "7d2b60ae6f13bf30f422e04df87451081a02c83de469056f25afb44b7000c691");
        digests.put("sample3.jpg", "8eb081c9efb14370fa94d9feab9e5fbeafd19a627491853a80c2bf67f7ffa936");
        digests.put("sample4.jpg", "729efa5923061d40eb4ed5f267a18cc7b8ba6f852bb2757b16d8b7e4937476fc");
        digests.put("sample5.jpg", "6d45095ebb182d8f975c0790e0e4eefd86fbb40609cf4b271776d92e12662938");
        digests.put("sample6.jpg", "9baad80f9d5e306fb9b8c0913d44445f1e95848df317530efb03d0934c57ba87");
        return digests;
    }
}
