package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text: NFC, trimmed, line breaks inside as one space; damaged and invisible characters are refused. */
final class TextCell extends CellParser {
    private static final String TOKEN_PURPOSE = "text";
    private static final int TOKENS_KEPT = 10_000;

    private final int maximumLength;
    private final boolean identifies;
    private final boolean creditCode;
    private final boolean token;
    private final boolean free;
    private final PersonKey keys;
    /** The same few visitors and assessors fill a file. */
    private final Map<String, Token> tokens = new HashMap<>();

    TextCell(Contract.Column column, CellContext context, boolean identifies) {
        super(column);
        this.maximumLength = column.maximumLength() > 0 ? column.maximumLength() : CellText.LONGEST;
        this.creditCode = column.name().equals("uscc");
        this.identifies = identifies
                || creditCode
                || column.name().endsWith("_id")
                || column.name().endsWith("_code");
        this.token = column.personal() == Contract.Personal.TOKEN;
        this.free = !this.identifies && !column.name().endsWith("_no");
        this.keys = context.keys();
    }

    @Override
    @Nullable
    Object value(String raw, String text, RowIssues issues) {
        String clean = raw.charAt(0) >= ' ' && plain(text) ? text : clean(raw, text, issues);
        if (clean == null) {
            return null;
        }
        if (clean.length() > maximumLength) {
            return fail(clean.length() > CellText.LONGEST ? "CSV_FIELD_TOO_LONG" : "TYPE_LENGTH", issues);
        }
        if (clean.charAt(0) == '=' && (clean.indexOf('(') > 0 || clean.indexOf('|') > 0)) {
            warn("INJ_FORMULA_LIKE", issues);
        }
        if (creditCode) {
            return creditCode(clean, issues);
        }
        if (token) {
            return token(clean);
        }
        return free ? PersonalNumbers.blotted(clean) : clean;
    }

    private Token token(String text) {
        if (tokens.size() >= TOKENS_KEPT) {
            tokens.clear();
        }
        return tokens.computeIfAbsent(text, each -> new Token(each, keys.token(TOKEN_PURPOSE, each)));
    }

    private String creditCode(String text, RowIssues issues) {
        String code = CreditCode.normalise(text);
        CreditCode.Outcome outcome = CreditCode.check(code);
        if (outcome != CreditCode.Outcome.OK) {
            warn(outcome.code(), issues);
        }
        return code;
    }

    /** Printable ASCII and ordinary Chinese characters need no second look. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean ascii = character >= ' ' && character < 0x7F;
            if (!ascii && (character < 0x4E00 || character > 0x9FFF || character == '锟')) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String clean(String raw, String text, RowIssues issues) {
        if (raw.charAt(0) < ' ' && "=+-@＝＋－＠".indexOf(text.charAt(0)) >= 0) {
            fail("ENC_CONTROL_CHAR", issues);
            return null;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            String fault = fault(character);
            if (!fault.isEmpty()) {
                fail(fault, issues);
                return null;
            }
            if (character >= '\t' && character <= '\r' || character == 0x2028 || character == 0x2029) {
                boolean again = clean.length() > 0 && clean.charAt(clean.length() - 1) == ' ';
                clean.append(again ? "" : " ");
            } else {
                clean.append(character);
            }
        }
        if (text.contains("锟斤拷") || Mojibake.isIn(text)) {
            warn("ENC_SUSPECT_MOJIBAKE", issues);
        }
        if (text.codePoints().anyMatch(point -> point >= 0xE000 && point <= 0xF8FF || point >= 0xF0000)) {
            warn("ENC_PRIVATE_USE", issues);
        }
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    private String fault(char character) {
        if (character < ' ' && (character < '\t' || character > '\r' || character == 0x0B || character == 0x0C)
                || character >= 0x7F && character < 0xA0) {
            return "ENC_CONTROL_CHAR";
        }
        if (character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069) {
            return "ENC_BIDI_CONTROL";
        }
        if (character == 0xFFFD) {
            return "ENC_REPLACEMENT_CHAR";
        }
        boolean invisible = character >= 0x200B && character <= 0x200F || character == 0x2060 || character == 0xFEFF;
        return identifies && invisible ? "ENC_INVISIBLE_CHAR" : "";
    }
}
