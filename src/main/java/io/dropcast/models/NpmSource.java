package io.dropcast.models;

import java.util.regex.Pattern;

/**
 * The npm package that ships a pack's files.
 *
 * @param name such as {@code some-package} or {@code @scope/some-package}
 * @param version one exact version, so that everybody gets the same bytes
 * @param folder where the files lie inside the archive, slash-separated
 */
public record NpmSource(String name, String version, String folder) implements ModelSource {
    // These become arguments of a process: no form of them may be read as an option, an address or a folder.
    private static final Pattern NAME = Pattern.compile("(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+([-+][A-Za-z0-9.+-]+)?");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    /** @throws IllegalArgumentException when one of the three is not of that form */
    public NpmSource {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("npm must be the name of an npm package, found '" + name + "'");
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "version must be one exact version such as 1.2.3, found '" + version + "'");
        }
        if (!FOLDER.matcher(folder).matches()) {
            throw new IllegalArgumentException("folder must be a path such as package/model, found '" + folder + "'");
        }
    }

    /** {@code name@version}. */
    public String spec() {
        return name + "@" + version;
    }

    @Override
    public String shown() {
        return "npm " + spec();
    }

    String entry(ModelFile file) {
        return folder + "/" + file.name();
    }
}
