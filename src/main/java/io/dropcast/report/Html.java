package io.dropcast.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a page. There is no way past it: every text and every attribute is escaped, tags are closed in the order they were opened,
 * what could run or fetch something is refused. The result is well-formed XML as well as HTML.
 *
 * <p>{@code page.open("p", "lead").attr("lang", "en").text("Hello").close()}
 */
final class Html {
    private static final Set<String> VOID = Set.of("meta", "img", "br");
    private static final Set<String> BLOCKS = Set.of(
            "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "div",
            "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "table", "thead", "tbody",
            "tr", "figure", "svg");

    /** A place on this page, or the page of a neighbour in the outbox. */
    private static final Pattern LINK = Pattern.compile("#.*|\\.\\./[a-z0-9-]+/[a-z0-9_]+\\.html(#[a-z0-9_]+)?");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /** Begins an element. */
    Html open(String tag) {
        if (tag.equals("script")) {
            throw new IllegalArgumentException("the page has no scripts");
        }
        endTag();
        out.append('<').append(tag);
        open.push(tag);
        inTag = true;
        return this;
    }

    /** Begins an element with a class. */
    Html open(String tag, String styleClass) {
        return open(tag).attr("class", styleClass);
    }

    /** An attribute of the element that was just begun. */
    Html attr(String name, String value) {
        if (!inTag) {
            throw new IllegalStateException("attribute " + name + " comes after the content of its element");
        }
        boolean fetches = switch (name) {
            case "src" -> !value.startsWith("data:image/");
            case "href" -> !isLink(value);
            default -> false;
        };
        if (fetches || name.startsWith("on") || name.equals("style")) {
            throw new IllegalArgumentException("the page fetches and runs nothing: " + name);
        }
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    /** Whether a page may lead there. */
    static boolean isLink(String href) {
        return LINK.matcher(href).matches();
    }

    Html attr(String name, long value) {
        return attr(name, String.valueOf(value));
    }

    Html text(String text) {
        endTag();
        escape(text);
        return this;
    }

    /** The style sheet, the one text that cannot be escaped: it must be free of what would need it. */
    Html style(String css) {
        if (css.contains("<") || css.contains("&") || css.contains("]]>")) {
            throw new IllegalArgumentException("the style sheet has a character that would have to be escaped");
        }
        open("style");
        endTag();
        out.append(css);
        return close();
    }

    /** An element that holds only a text. */
    Html leaf(String tag, String styleClass, String text) {
        return open(tag, styleClass).text(text).close();
    }

    /** An element that holds only a text. */
    Html leaf(String tag, String text) {
        return open(tag).text(text).close();
    }

    /** Ends the element that was begun last. */
    Html close() {
        String tag = open.pop();
        if (VOID.contains(tag)) {
            out.append(" />");
            inTag = false;
        } else {
            endTag();
            out.append("</").append(tag).append('>');
        }
        if (BLOCKS.contains(tag)) {
            out.append('\n');
        }
        return this;
    }

    /** @throws IllegalStateException when an element is still open */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements were left open: " + open);
        }
        return out.toString();
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    /** Pictures are texts of tens of thousands of characters that stay as they are: those are taken over in one go. */
    private void escape(String text) {
        int taken = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                int c = text.codePointAt(i);
                out.append(text, taken, i).append(escaped(c));
                i += Character.charCount(c) - 1;
                taken = i + 1;
            }
        }
        out.append(text, taken, text.length());
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    }

    private static String escaped(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> Character.toString(isLegal(c) ? c : 0xFFFD);
        };
    }

    /** XML's own list of characters: no controls, no halves of pairs. */
    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
