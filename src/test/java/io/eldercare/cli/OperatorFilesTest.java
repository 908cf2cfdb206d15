package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.eldercare.testing.StructuralSchema;
import io.eldercare.testing.TestRoot;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator takes from {@code jobs/} is read here by what it is for, or by the models of that. */
class OperatorFilesTest {
    private static final Path JOBS = TestRoot.path().resolve("jobs");
    private static final Path SCHEDULE = JOBS.resolve("schedule");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZonedDateTime SATURDAY =
            ZonedDateTime.of(2026, 11, 21, 12, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

    @TempDir
    private Path folder;

    /** Fields that the models take as extras are refused too. */
    private static ObjectMapper strict() {
        return new ObjectMapper()
                .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                    @Override
                    public Boolean hasAnySetter(Annotated member) {
                        return false;
                    }
                })
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static List<JsonNode> documents(String file) throws IOException {
        return YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(SCHEDULE.resolve(file)))
                .readAll();
    }

    private static ZonedDateTime next(String expression, CronType type) {
        return ExecutionTime.forCron(
                        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type)).parse(expression))
                .nextExecution(SATURDAY)
                .orElseThrow();
    }

    private static void assertNightly(String expression, CronType type) {
        assertThat(next(expression, type)).isEqualTo("2026-11-22T01:30:00+08:00[Asia/Shanghai]");
    }

    private static void assertSundays(String expression, CronType type) {
        assertThat(next(expression, type)).isEqualTo("2026-11-22T04:30:00+08:00[Asia/Shanghai]");
    }

    @Test
    void everyCommandOfAScheduleExistsWithItsOptions() throws IOException {
        Pattern call = Pattern.compile(
                "jobs/eldercare ([a-z]+)((?: --[a-z-]+)*)|(?:args|arguments): \\[([a-z]+)((?:, --[a-z-]+)*)");
        Set<String> commands = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SCHEDULE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (MatchResult found :
                        call.matcher(Files.readString(file)).results().toList()) {
                    int group = found.group(1) == null ? 3 : 1;
                    String help = CommandRun.of(found.group(group), "--help").out();
                    assertThat(help).as(found.group()).contains("eldercare " + found.group(group));
                    assertThat(found.group(group + 1).split("[, ]+"))
                            .allSatisfy(option -> assertThat(help).contains(option));
                    commands.add(found.group(group));
                }
            }
        }
        assertThat(commands).containsExactly("maintain", "nightly", "status");
    }

    @Test
    void cronRunsTheNightTheUpkeepAndTheWatch() throws IOException {
        List<String> lines = Files.readAllLines(SCHEDULE.resolve("crontab")).stream()
                .filter(line -> line.matches("[0-9*].*"))
                .toList();

        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.split(" ")[5]).isEqualTo("eldercare"));
        assertNightly(fiveFields(lines.get(0)), CronType.UNIX);
        assertSundays(fiveFields(lines.get(1)), CronType.UNIX);
        assertThat(lines.get(2)).matches("\\d+ \\* \\* \\* \\* .* status --watch .*");
    }

    private static String fiveFields(String line) {
        return Stream.of(line.split(" ")).limit(5).collect(Collectors.joining(" "));
    }

    @Test
    void kubernetesReadsTheCronJobs() throws IOException {
        List<JsonNode> documents = documents("kubernetes/cronjob.yaml");
        strict().treeToValue(documents.get(0), PersistentVolumeClaim.class);
        List<CronJob> jobs = new ArrayList<>();
        for (JsonNode document : documents.subList(1, documents.size())) {
            jobs.add(strict().treeToValue(document, CronJob.class));
        }

        assertThat(jobs).hasSize(2).allSatisfy(job -> {
            assertThat(job.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
            assertThat(job.getSpec().getTimeZone()).isEqualTo("Asia/Shanghai");
            var pod = job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
            assertThat(pod.getRestartPolicy()).isEqualTo("Never");
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            Set<String> volumes =
                    pod.getVolumes().stream().map(volume -> volume.getName()).collect(Collectors.toSet());
            assertThat(pod.getContainers().get(0).getVolumeMounts())
                    .extracting(mount -> mount.getName())
                    .isSubsetOf(volumes);
            assertThat(pod.getVolumes().get(0).getPersistentVolumeClaim().getClaimName())
                    .isEqualTo(documents.get(0).at("/metadata/name").asText());
        });
        assertNightly(jobs.get(0).getSpec().getSchedule(), CronType.UNIX);
        assertSundays(jobs.get(1).getSpec().getSchedule(), CronType.UNIX);
    }

    @Test
    void aFieldKubernetesDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> strict().readValue(
                                "{\"kind\": \"CronJob\", \"spec\": {\"concurencyPolicy\": \"Forbid\"}}", CronJob.class))
                .hasMessageContaining("concurencyPolicy");
    }

    @Test
    void theImageHoldsWhatTheLauncherNeeds() throws IOException {
        List<String> copied = Files.readAllLines(SCHEDULE.resolve("kubernetes/Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.split(" ")[1])
                .toList();

        assertThat(copied)
                .containsExactlyInAnyOrder("target/lib", "jobs", "sql", "reports", "target/eldercare-warehouse.jar");
        assertThat(Stream.of("jobs", "sql", "reports"))
                .allSatisfy(name -> assertThat(TestRoot.path().resolve(name)).isDirectory());
    }

    @Test
    void theSparkOperatorReadsTheApplication() throws IOException {
        JsonNode application = documents("kubernetes/spark-operator.yaml").get(0);

        assertThat(operatorSchema().faults(application)).isEmpty();
        assertThat(application.at("/spec/template/mainClass").asText()).isEqualTo(Main.class.getName());
        assertNightly(application.at("/spec/schedule").asText(), CronType.UNIX);
    }

    @Test
    void aFieldTheSparkOperatorDoesNotKnowIsRefused() throws IOException {
        String text = Files.readString(SCHEDULE.resolve("kubernetes/spark-operator.yaml"));

        assertThat(operatorSchema().faults(YAML.readTree(text.replace("mainClass:", "mainclass:"))))
                .containsExactly(".spec.template.mainclass: is not a field");
        assertThat(operatorSchema().faults(YAML.readTree(text.replace("instances: 4", "instances: four"))))
                .containsExactly(".spec.template.executor.instances: is not of type integer");
        assertThat(operatorSchema().faults(YAML.readTree(text.replaceAll("    sparkVersion: .*\n", ""))))
                .containsExactly(".spec.template.sparkVersion: is missing");
    }

    private static StructuralSchema operatorSchema() throws IOException {
        Path schema = TestRoot.resource("schedule").resolve("scheduledsparkapplication.schema.json.gz");
        try (GZIPInputStream bytes = new GZIPInputStream(Files.newInputStream(schema))) {
            return new StructuralSchema(JSON.readTree(bytes));
        }
    }

    /**
     * The fields of DolphinScheduler's own classes, which its import reads: DagDataSchedule, WorkflowDefinition, TaskDefinition, WorkflowTaskRelation and
     * Schedule of 3.3 and 3.4 (the artifacts cannot be resolved from Maven: their parent is not published).
     */
    private static final Set<String> WORKFLOW = Set.of(
            "code",
            "name",
            "version",
            "releaseState",
            "description",
            "globalParams",
            "flag",
            "locations",
            "timeout",
            "executionType");

    private static final Set<String> TASK = Set.of(
            "code",
            "name",
            "version",
            "description",
            "taskType",
            "taskParams",
            "flag",
            "isCache",
            "taskPriority",
            "workerGroup",
            "environmentCode",
            "failRetryTimes",
            "failRetryInterval",
            "timeoutFlag",
            "timeoutNotifyStrategy",
            "timeout",
            "delayTime",
            "taskGroupId",
            "taskGroupPriority",
            "cpuQuota",
            "memoryMax",
            "taskExecuteType");

    private static final Set<String> RELATION = Set.of(
            "name",
            "preTaskCode",
            "preTaskVersion",
            "postTaskCode",
            "postTaskVersion",
            "conditionType",
            "conditionParams");

    private static final Set<String> TIMES = Set.of(
            "startTime",
            "endTime",
            "timezoneId",
            "crontab",
            "failureStrategy",
            "warningType",
            "warningGroupId",
            "workflowInstancePriority",
            "releaseState",
            "workerGroup",
            "tenantCode",
            "environmentCode");

    @Test
    void dolphinSchedulerCanImportTheWorkflows() throws IOException, InterruptedException {
        JsonNode workflows = JSON.readTree(Files.readString(SCHEDULE.resolve("dolphinscheduler/eldercare.json")));

        assertThat(workflows.size()).isEqualTo(2);
        for (JsonNode workflow : workflows) {
            assertThat(names(workflow))
                    .containsExactlyInAnyOrder(
                            "workflowDefinition", "workflowTaskRelationList", "taskDefinitionList", "schedule");
            assertThat(names(workflow.get("workflowDefinition"))).isEqualTo(new TreeSet<>(WORKFLOW));
            assertThat(names(workflow.get("schedule"))).isEqualTo(new TreeSet<>(TIMES));
            assertThat(workflow.at("/schedule/timezoneId").asText()).isEqualTo("Asia/Shanghai");
            List<Long> tasks = new ArrayList<>();
            for (JsonNode task : workflow.get("taskDefinitionList")) {
                assertThat(names(task)).isEqualTo(new TreeSet<>(TASK));
                tasks.add(task.get("code").asLong());
                Path script = folder.resolve("task.sh");
                Files.writeString(script, task.at("/taskParams/rawScript").asText());
                assertThat(run("sh", "-n", script.toString())).isEmpty();
            }
            List<Long> after = new ArrayList<>();
            for (JsonNode relation : workflow.get("workflowTaskRelationList")) {
                assertThat(names(relation)).isEqualTo(new TreeSet<>(RELATION));
                after.add(relation.get("postTaskCode").asLong());
                assertThat(relation.get("preTaskCode").asLong() == 0
                                || tasks.contains(relation.get("preTaskCode").asLong()))
                        .isTrue();
            }
            assertThat(after).containsExactlyElementsOf(tasks);
            List<Long> drawn = new ArrayList<>();
            JSON.readTree(workflow.at("/workflowDefinition/locations").asText())
                    .forEach(place -> drawn.add(place.get("taskCode").asLong()));
            assertThat(drawn).isEqualTo(tasks);
            assertThat(JSON.readTree(workflow.at("/workflowDefinition/globalParams")
                                    .asText())
                            .findValuesAsText("prop"))
                    .containsExactly("root", "home");
        }
        assertNightly(workflows.at("/0/schedule/crontab").asText(), CronType.QUARTZ);
        assertSundays(workflows.at("/1/schedule/crontab").asText(), CronType.QUARTZ);
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void systemdTakesTheUnits() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
                "systemd-analyze is not installed: units not verified");
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
        try (Stream<Path> units = Files.list(SCHEDULE.resolve("systemd"))) {
            for (Path unit : units.filter(file -> file.toString().matches(".*\\.(service|timer)"))
                    .sorted()
                    .toList()) {
                Path copy = folder.resolve(unit.getFileName().toString());
                // the program stands here instead of in /opt
                Files.writeString(
                        copy,
                        Files.readString(unit)
                                .replace("/opt/eldercare", TestRoot.path().toString()));
                if (!copy.toString().contains("@")) {
                    command.add(copy.toString());
                }
            }
        }
        assertThat(command).as("three services, three timers").hasSize(3 + 6);

        assertThat(run(command.toArray(String[]::new)).lines().filter(line -> line.contains("eldercare-")))
                .isEmpty();
    }

    @Test
    void theUnitsTellWhichExitCodesWantAPerson() throws IOException {
        assertThat(Stream.of("eldercare-nightly.service", "eldercare-maintain.service"))
                .allSatisfy(unit -> {
                    List<String> lines =
                            Files.readAllLines(SCHEDULE.resolve("systemd").resolve(unit));
                    assertThat(lines)
                            .contains(
                                    "RestartPreventExitStatus=" + ExitCode.USAGE + " " + ExitCode.DEFINITIONS + " "
                                            + ExitCode.CHECK,
                                    "EnvironmentFile=/etc/eldercare/secrets.env",
                                    "OnFailure=eldercare-failed@%N.service",
                                    "NoNewPrivileges=yes");
                });
        assertThat(Stream.of("eldercare-nightly.timer", "eldercare-maintain.timer"))
                .allSatisfy(timer -> assertThat(
                                Files.readString(SCHEDULE.resolve("systemd").resolve(timer)))
                        .contains("Asia/Shanghai", "Persistent=true"));
        assertThat(SCHEDULE.resolve("systemd/eldercare-watch.service"))
                .content()
                .contains("SuccessExitStatus=" + ExitCode.CHECK + " 143");
    }

    /** The cluster's tests submit for real; here is what an operator meets who lacks something. */
    @Test
    void submittingSaysWhatIsMissing() throws IOException, InterruptedException {
        assertThat(run("sh", "-n", JOBS.resolve("submit").toString())).isEmpty();
        assertThat(run("env", "-u", "SPARK_HOME", JOBS.resolve("submit").toString(), "nightly"))
                .contains("SPARK_HOME", "4.2.0");
    }

    /** What a program prints, errors included. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
