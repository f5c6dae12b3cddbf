package dev.offsetlab.visualizer.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Text that goes into a page, and the page around it.
final class Html {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer WRITER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// Markdown of a lesson; HTML in it is text.
    static String markdown(String text) {
        return WRITER.render(PARSER.parse(text)).strip();
    }

    /// A path's name in its colour.
    static String path(String name) {
        return "<span class=\"path\" style=\"color:var(--" + escape(name) + ")\">" + escape(name) + "</span>";
    }

    /// A whole page that needs nothing else.
    ///
    /// @param title   plain text
    /// @param sheets  names of style sheets beside this class, in their order
    /// @param content of its `main`
    static String page(String title, List<String> sheets, String content) throws IOException {
        StringBuilder style = new StringBuilder();
        for (String sheet : sheets) {
            style.append(sheet(sheet));
        }
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escape(title)
                + "</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<main>\n" + content
                + "</main>\n</body>\n</html>\n";
    }

    static String sheet(String name) throws IOException {
        try (InputStream css = Html.class.getResourceAsStream(name)) {
            if (css == null) {
                throw new IOException(name + " is missing from the jar");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
