package io.eldercare.report.document;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF, the validator of the PDF Association, what a PDF breaks. */
public final class Conformance {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Conformance() {}

    /** What breaks PDF/A-2a, ISO 19005-2. */
    public static List<String> breachesOfArchiving(byte[] pdf) {
        return breaches(pdf, PDFAFlavour.PDFA_2_A);
    }

    /** What breaks PDF/UA-1, ISO 14289-1. */
    public static List<String> breachesOfAccessibility(byte[] pdf) {
        return breaches(pdf, PDFAFlavour.PDFUA_1);
    }

    private static List<String> breaches(byte[] pdf, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() != TestAssertion.Status.PASSED)
                    .map(assertion -> assertion.getRuleId().getClause() + ": " + assertion.getMessage())
                    .distinct()
                    .toList();
        } catch (Exception fault) {
            throw new AssertionError("The validator cannot read the PDF", fault);
        }
    }
}
