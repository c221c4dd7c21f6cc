package io.dropcast.models;

import java.net.URI;
import java.util.Optional;

/**
 * The address of one file. It should name a version that does not change, such as a commit; the file's digest is checked whatever it names.
 *
 * @param address an absolute {@code https} address with a host, without a user or a fragment
 */
public record HttpsSource(URI address) implements ModelSource {

    /** @throws IllegalArgumentException when the address is not of that form */
    public HttpsSource {
        boolean plain = "https".equalsIgnoreCase(address.getScheme())
                && Optional.ofNullable(address.getHost()).isPresent()
                && Optional.ofNullable(address.getRawUserInfo()).isEmpty()
                && Optional.ofNullable(address.getRawFragment()).isEmpty();
        if (!plain) {
            throw new IllegalArgumentException(
                    "https must be an address such as https://host/commit/file.onnx, found '" + address + "'");
        }
    }

    @Override
    public String shown() {
        return address.toString();
    }
}
