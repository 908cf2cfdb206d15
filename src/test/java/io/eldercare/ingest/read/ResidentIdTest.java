package io.eldercare.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of reference/standards.md, sections B.1, B.2 and C. */
class ResidentIdTest {
    private static final LocalDate RECEIVED = LocalDate.of(2025, 12, 3);

    @ParameterizedTest
    @CsvSource({
        "36999919450312001, 2",
        "36999919380229002, 5",
        "36999919520630128, 4",
        "36999919580817901, X",
    })
    void computesTheCheckCharacter(String body, char check) {
        assertThat(ResidentId.checkCharacter(body)).isEqualTo(check);
    }

    @ParameterizedTest
    @CsvSource({
        "369999194503120012, OK",
        "36999919580817901x, OK",
        "' 36999919 4503 120012　', OK",
        "3６9999194503120012, OK",
        "'''369999194503120012', OK",
        "369999450312001, OK_15",
        "369999193802290025, BAD_DATE",
        "369999194503120013, BAD_CHECKSUM",
        "369999194503120000, EXCEL_TRUNCATED",
        "3.69999194503120E+17, EXCEL_TRUNCATED",
        "3.7E+17, EXCEL_TRUNCATED",
        "36999919450312001, BAD_LENGTH",
        "3699991945031200122, BAD_LENGTH",
        "36999919580817901Х, BAD_CHAR",
        "36999919450312O012, BAD_CHAR",
        "369999********0012, MASKED",
        "369999202612310012, BAD_DATE",
        "111111111111111111, DUMMY",
        "222222222222222222, DUMMY",
        "123456789012345678, DUMMY",
        "123456194503120019, DUMMY",
        "654321194503120013, BAD_CHECKSUM",
        "'', MISSING",
    })
    void tellsOutcomesApart(String text, ResidentId.Outcome outcome) {
        assertThat(ResidentId.parse(text, RECEIVED).outcome()).isEqualTo(outcome);
    }

    /** GB/T 2260 has no province 10, 38 or 99; 81 is Hong Kong, and foreigners' numbers begin with 9. */
    @ParameterizedTest
    @CsvSource({"36, true", "81, true", "91, true", "10, false", "38, false", "84, false"})
    void knowsTheProvinces(String province, boolean known) {
        String body = province + "000119450312001";
        ResidentId id = ResidentId.parse(body + ResidentId.checkCharacter(body), RECEIVED);
        assertThat(id.outcome()).isEqualTo(ResidentId.Outcome.OK);
        assertThat(id.isOfKnownProvince()).isEqualTo(known);
    }

    @Test
    void upgradesTheFirstGenerationAndReadsBirthDateAndSex() {
        ResidentId old = ResidentId.parse("369999450312001", RECEIVED);
        assertThat(old.number()).isEqualTo("369999194503120012");
        assertThat(old.birthDate()).isEqualTo("1945-03-12");
        assertThat(old.sex()).isEqualTo("男");
        assertThat(ResidentId.parse("369999195206301284", RECEIVED).sex()).isEqualTo("女");
    }

    @Test
    void givesBothFormsOfANumberOneKey() {
        PersonKey keys = new PersonKey(Beds.SECRET);
        long old = keys.person(ResidentId.parse("369999450312001", RECEIVED).number());
        assertThat(keys.person("369999194503120012")).isEqualTo(old);
        assertThat(keys.person("369999195206301284")).isNotEqualTo(old);
        assertThat(keys.token("text", "369999194503120012")).isNotEqualTo(old);
        assertThat(keys.token("text", "张 三")).isEqualTo(keys.token("text", "张三"));
        assertThat(keys.token("other", "张三")).isNotEqualTo(keys.token("text", "张三"));
    }

    /** RFC 4231 test case 1 has a 20-byte key of 0x0b; the expected digest of "Hi There" begins b0344c61d8db3853. */
    @Test
    void tokenIsTheHeadOfAnHmac() throws Exception {
        byte[] key = new byte[20];
        java.util.Arrays.fill(key, (byte) 0x0B);
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
        byte[] digest = mac.doFinal("369999194503120012".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(new PersonKey(key).person("369999194503120012"))
                .isEqualTo(java.nio.ByteBuffer.wrap(digest).getLong());
    }

    @ParameterizedTest
    @CsvSource({
        "52369999MJ000000XA, OK",
        "12369999MJ000000XE, OK",
        "91369999MA0000007L, OK",
        "52369999MJ000000XB, BAD_CHECKSUM",
        "52369999MJ00O000XA, BAD_FORMAT",
        "52369999MJ000000X, BAD_FORMAT",
    })
    void checksCreditCodes(String code, CreditCode.Outcome outcome) {
        assertThat(CreditCode.check(CreditCode.normalise(code))).isEqualTo(outcome);
    }
}
