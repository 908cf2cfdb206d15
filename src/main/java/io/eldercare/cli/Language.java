package io.eldercare.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.IntStream;

/** Languages of help and messages. */
enum Language {
    ZH(Locale.CHINESE),
    EN(Locale.ENGLISH);

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language that the arguments ask for; needed before they are parsed, since mistakes in them are told in it. */
    static Language askedBy(String... arguments) {
        Optional<String> value = IntStream.range(0, arguments.length)
                .filter(index -> arguments[index].equals("--lang") || arguments[index].startsWith("--lang="))
                .mapToObj(index -> arguments[index].startsWith("--lang=")
                        ? arguments[index].substring("--lang=".length())
                        : index + 1 < arguments.length ? arguments[index + 1] : "")
                .findFirst();
        return value.filter(EN.name()::equalsIgnoreCase).map(english -> EN).orElse(ZH);
    }

    Texts texts() {
        return new Texts(ResourceBundle.getBundle("io.eldercare.cli.messages", locale, NO_FALLBACK));
    }
}
