package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.DefinitionException;
import io.eldercare.definitions.Problem;
import io.eldercare.job.MissingSecretException;
import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.release.DeliveryFailedException;
import io.eldercare.job.release.ReleaseException;
import io.eldercare.job.release.ReleaseStoppedException;
import io.eldercare.job.watch.RunFailure;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.mart.MartException;
import io.eldercare.mart.QueryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void mistakesInDefinitionsAreListedWithFileAndLine() {
        DefinitionException failure = new DefinitionException(List.of(
                new Problem("sql/sources/visit.yml", 12, "没有类型 tekst，是否为 text"),
                new Problem("jobs/settings.yml", 3, "没有规划 XY3")));

        assertThat(report(failure)).isEqualTo(ExitCode.DEFINITIONS);
        assertThat(said()).contains("2 处错误", "sql/sources/visit.yml:12: 没有类型 tekst", "jobs/settings.yml:3: ");
    }

    @Test
    void aLockedHomeSaysWhoHoldsIt() {
        assertThat(report(new HomeLockedException("nightly 20251106-0130"))).isEqualTo(ExitCode.SYSTEM);
        assertThat(said()).contains("nightly 20251106-0130");
    }

    @Test
    void whatThePersonCanPutRightIsUsage() {
        assertThat(report(new QueryException("语句有误：第 1 行"))).isEqualTo(ExitCode.USAGE);
        assertThat(report(new MissingSecretException("没有人员密钥"))).isEqualTo(ExitCode.USAGE);
        assertThat(report(new UnknownFigureException("没有这个指标"))).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("语句有误：第 1 行", "没有人员密钥", "没有这个指标").doesNotContain("Exception");
    }

    @Test
    void aReleaseThatIsStoppedAndMailThatFailedEndDifferently() {
        assertThat(report(new ReleaseException("还没有发布"))).isEqualTo(ExitCode.USAGE);
        assertThat(report(new ReleaseStoppedException("有异议：乐平市"))).isEqualTo(ExitCode.CHECK);
        assertThat(report(new DeliveryFailedException("lp@jdz.example 没有送达"))).isEqualTo(ExitCode.SYSTEM);
        assertThat(said()).contains("还没有发布", "有异议：乐平市", "lp@jdz.example 没有送达").doesNotContain("Exception");
    }

    @Test
    void aKnownFailureIsRecognisedBelowItsWrappings() {
        assertThat(report(new CompletionException(new QueryException("语句有误")))).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anythingElseNamesTheHomeAndTheLogWithoutATrace() {
        RuntimeException failure =
                new UncheckedIOException(new IOException("No space left on device\n== Physical Plan =="));

        assertThat(report(failure)).isEqualTo(ExitCode.SYSTEM);
        assertThat(said())
                .contains(
                        "nightly",
                        "No space left on device",
                        "RUN_DISK_FULL（磁盘满了）",
                        Path.of("logs", "eldercare.log").toString())
                .doesNotContain("Physical Plan")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @EnumSource(value = RunFailure.class, mode = EnumSource.Mode.EXCLUDE, names = "RUN_KILLED")
    void everyCodeHasWordsInBothLanguages(RunFailure code) {
        for (Language language : Language.values()) {
            assertThat(language.texts().nameOf("failure", code.name()))
                    .isNotBlank()
                    .doesNotContain("RUN_");
        }
    }

    @Test
    void theThreadItComesFromIsNotNamed() {
        assertThat(report(new CompletionException(new MartException("连不上数据集市服务器", new SQLException("refused")))))
                .isEqualTo(ExitCode.SYSTEM);
        assertThat(said()).contains("连不上数据集市服务器").doesNotContain("CompletionException");
    }

    private int report(Throwable failure) {
        Console console = CommandRun.console(Path.of(""), new ByteArrayOutputStream(), err);
        return new Failures(new Invocation(new GlobalOptions(), console, Language.ZH.texts()))
                .report("nightly", failure);
    }

    private String said() {
        return CommandRun.text(err);
    }
}
