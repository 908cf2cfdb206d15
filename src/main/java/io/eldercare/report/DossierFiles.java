package io.eldercare.report;

import io.eldercare.report.chart.HouseStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the dossier of an allocation as a workbook and a printable page. The same allocation gives the same bytes. */
public final class DossierFiles {
    private static final String NAME = "allocation";
    private static final String WHAT_IF_NAME = "allocation-what-if";

    private static final List<String> STYLES = List.of("bulletin.css", "allocation.css");

    private final Path templates;
    private final Path folder;

    /**
     * @param templates folder {@code reports/} of the checkout
     * @param folder {@code reports/<plan>/<month>} of the home; other files in it stay
     */
    public DossierFiles(Path templates, Path folder) {
        this.templates = templates;
        this.folder = folder;
    }

    /** {@code allocation.xlsx} and {@code allocation.html}. */
    public List<Path> write(Dossier dossier) {
        return place(contents(dossier, Optional.empty(), templates));
    }

    /** {@code allocation-what-if.xlsx} and {@code .html}: the dossier with what other figures would change. */
    public List<Path> write(Dossier dossier, WhatIf whatIf) {
        return place(contents(dossier, Optional.of(whatIf), templates));
    }

    /** The files' contents by name. */
    static Map<String, byte[]> contents(Dossier dossier, Optional<WhatIf> whatIf, Path templates) {
        String name = whatIf.isPresent() ? WHAT_IF_NAME : NAME;
        Map<String, byte[]> contents = new TreeMap<>();
        try {
            contents.put(name + ".xlsx", new DossierWorkbook(dossier, whatIf).write());
            contents.put(
                    name + ".html",
                    new HtmlPage(templates, HouseStyle.load())
                            .render("allocation.html.peb", STYLES, new DossierView(dossier, whatIf).context()));
            return contents;
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot make the dossier of " + dossier.planCode(), exception);
        }
    }

    private List<Path> place(Map<String, byte[]> contents) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                Path aside = folder.resolve("." + content.getKey() + ".new");
                Path file = folder.resolve(content.getKey());
                Files.write(aside, content.getValue());
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                files.add(file);
            }
            return files;
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot write the dossier into " + folder, exception);
        }
    }
}
