package io.eldercare.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;

/** Messages to people in one language. */
record Texts(ResourceBundle bundle) {

    /** @param key must exist; values are {@link String#format} patterns */
    String text(String key, Object... values) {
        return String.format(Locale.ROOT, bundle.getString(key), values);
    }

    String list(Collection<String> items) {
        return String.join(bundle.getString("punctuation.list"), items);
    }

    /** {@code head: tail}, or the head alone. */
    String pair(String head, String tail) {
        return tail.isBlank() ? head : head + bundle.getString("punctuation.colon") + tail;
    }

    /** The text of a code such as a status, or the code itself where there is none. */
    String nameOf(String group, String code) {
        String key = group + "." + code.toLowerCase(Locale.ROOT);
        return bundle.containsKey(key) ? bundle.getString(key) : code;
    }
}
