package io.dropcast.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dropcast.episode.JsonFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packs of {@code config/models.json}.
 *
 * @param defaultName the name of the pack that is used when nothing else is said
 * @param recommended the name of the pack that users should know of; empty when there is none
 */
public record ModelPacks(String defaultName, Optional<String> recommended, List<ModelPack> packs) {

    /** @throws IllegalArgumentException when two packs share a name, or give one file name two digests, or one that is named is not there */
    public ModelPacks {
        packs = List.copyOf(packs);
        checkNames(packs);
        checkFiles(packs);
        find(defaultName, packs);
        if (recommended.isPresent()) {
            find(recommended.get(), packs);
        }
    }

    /** @throws ModelTrouble when the file is missing, is not JSON, or has a key or a value that cannot be */
    public static ModelPacks read(Path file) {
        String toDo = "Correct it, or put back the file that came with dropcast.";
        try {
            return PacksReader.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw trouble(file, "missing", "Put back the file that came with dropcast.", e);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw trouble(file, "not JSON: " + e.getOriginalMessage() + line, toDo, e);
        } catch (IOException e) {
            throw trouble(file, "cannot be read: " + e, "Make it readable.", e);
        } catch (IllegalArgumentException e) {
            throw trouble(file, String.valueOf(e.getMessage()), toDo, e);
        }
    }

    /** The default pack. */
    public ModelPack preferred() {
        return named(defaultName);
    }

    /** @throws IllegalArgumentException when there is none of that name, with the nearest */
    public ModelPack named(String name) {
        return find(name, packs);
    }

    private static ModelPack find(String name, List<ModelPack> packs) {
        return packs.stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = packs.stream().map(ModelPack::name).toList();
                    return new IllegalArgumentException(
                            "there is no model pack '" + name + "'" + JsonFields.hint(name, known));
                });
    }

    private static void checkNames(List<ModelPack> packs) {
        if (packs.stream().map(ModelPack::name).distinct().count() < packs.size()) {
            throw new IllegalArgumentException("two packs have the same name");
        }
    }

    /** The files of all packs lie in one folder. */
    private static void checkFiles(List<ModelPack> packs) {
        Map<String, String> digests = new HashMap<>();
        for (ModelPack pack : packs) {
            for (ModelFile file : pack.files()) {
                String other = digests.putIfAbsent(file.name(), file.sha256());
                if (other != null && !other.equals(file.sha256())) {
                    throw new IllegalArgumentException("the file " + file.name() + " has two digests: " + other
                            + " and " + file.sha256() + "; rename one");
                }
            }
        }
    }

    private static ModelTrouble trouble(Path file, String why, String toDo, Exception cause) {
        return new ModelTrouble("the list of model packs", file.toString(), why, toDo, cause);
    }
}
