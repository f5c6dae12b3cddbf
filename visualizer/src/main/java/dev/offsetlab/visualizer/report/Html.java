package dev.offsetlab.visualizer.report;

/// Text that goes into a page.
final class Html {
    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// A path's name in its colour.
    static String path(String name) {
        return "<span class=\"path\" style=\"color:var(--" + escape(name) + ")\">" + escape(name) + "</span>";
    }
}
