package io.dropcast.app;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where dropcast is installed: {@code config/} and {@code routes/} are there, and relative folders of the configuration are meant from
 * there.
 */
public record Home(Path folder) {

    /** The folder that the launcher names, else the working folder. */
    public static Home find() {
        return new Home(Path.of(System.getProperty("dropcast.home", "."))
                .toAbsolutePath()
                .normalize());
    }

    public Path resolve(String path) {
        return folder.resolve(path).normalize();
    }

    public Path configFile() {
        return resolve("config/application.properties");
    }

    public Path modelsFile() {
        return resolve("config/models.json");
    }

    Path routes() {
        return resolve("routes");
    }

    /** What {@code routes/} holds, as Camel wants to be told. */
    String routesPattern() {
        return "file:" + routes() + "/*.camel.yaml";
    }

    /** The keys of config/application.properties; none when there is no such file. */
    public Map<String, String> configuration() {
        Map<String, String> out = new LinkedHashMap<>();
        if (!Files.exists(configFile())) {
            return out;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(configFile(), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(configFile() + " cannot be read: " + e.getMessage(), e);
        }
        properties.forEach((key, value) -> out.put(key.toString(), value.toString()));
        return out;
    }
}
