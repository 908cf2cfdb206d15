package io.eldercare.job;

import io.eldercare.definitions.DefinitionFiles;
import io.eldercare.definitions.Problems;
import io.eldercare.definitions.YamlNode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Runs a job as a file of {@code jobs/} states it: where deliveries come from, which plans and month are reported. */
public final class JobFile {
    private JobFile() {}

    /** @throws io.eldercare.definitions.DefinitionException when the file holds mistakes */
    public static NightSummary run(Workplace place, Path jobFile, NightRequest base) {
        Problems problems = new Problems();
        Optional<NightRequest> request =
                DefinitionFiles.parse(jobFile, problems).map(root -> read(root, base));
        problems.throwIfAny();
        return Night.run(place, request.orElse(base));
    }

    private static NightRequest read(YamlNode root, NightRequest base) {
        root.allowOnly("job", "title", "source", "plans", "month");
        YamlNode source = root.require("source");
        if (!source.text().equals("inbox") && !source.text().equals("archive")) {
            source.problem("'" + source.text() + "' is neither inbox nor archive");
        }
        List<String> plans = root.find("plans").map(YamlNode::texts).orElse(List.of());
        Optional<YearMonth> month = root.find("month").map(YamlNode::month);
        return new NightRequest(
                root.require("job").text(),
                source.text().equals("archive"),
                base.plans().isEmpty() ? plans : base.plans(),
                base.month().or(() -> month),
                base.makeSecret(),
                base.documents(),
                Optional.empty());
    }
}
