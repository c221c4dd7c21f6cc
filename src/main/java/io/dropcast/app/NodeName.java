package io.dropcast.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** The name under which this machine claims files. */
final class NodeName {
    private NodeName() {}

    /** @param said by the settings; empty means the name of the machine */
    static String of(String said) {
        String name = said.isEmpty() ? machine() : said;
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "node" : plain.substring(0, Math.min(plain.length(), 60));
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
