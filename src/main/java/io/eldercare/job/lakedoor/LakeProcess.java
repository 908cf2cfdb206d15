package io.eldercare.job.lakedoor;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.ContractLoader;
import io.eldercare.definitions.LakeBook;
import io.eldercare.definitions.Model;
import io.eldercare.definitions.ModelLoader;
import io.eldercare.definitions.Problems;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Sessions;
import io.eldercare.lake.sql.QueryRules;
import io.eldercare.lake.sql.Refusal;
import io.eldercare.lake.sql.RefusedStatement;
import io.eldercare.lake.store.Locations;
import io.eldercare.transform.LakeTables;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.classic.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of the process in which queries of people run. It gets its orders on standard input and answers on standard output; it has an empty
 * environment, needs to read the lake, the program and the definitions, and writes into its scratch folder alone. It ends when its input does.
 */
public final class LakeProcess {
    private LakeProcess() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Message.Setup setup = Message.JSON.readValue(in.readLine(), Message.Setup.class);
        Optional<String> open = setup.forbidden().stream()
                .filter(folder -> Files.isReadable(Locations.of(folder)))
                .findFirst();
        Answers answers = new Answers(out);
        if (open.isPresent()) {
            answers.refused(new RefusedStatement(
                    Refusal.LAKE_UNSAFE, "查询用户能读到数据目录里不该读的文件夹，没有执行：请按 docs/lake.md 收紧 archive、secrets、mart 的权限"));
        } else {
            serve(setup, in, answers);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void serve(Message.Setup setup, BufferedReader in, Answers answers) throws IOException {
        SparkSession spark = (SparkSession) Sessions.open(Path.of(setup.scratch()));
        // the classes that any query loads are no matter of its time limit
        spark.sql("select count(*) as rows from values (1), (2) as t (a) group by a")
                .collectAsList();
        QueryRules.apply(spark);
        Statements statements = new Statements(spark, setup, catalog(spark, setup), answers);
        @Nullable String line = in.readLine();
        while (line != null) {
            Message.Request request = Message.JSON.readValue(line, Message.Request.class);
            statements.answer(request);
            line = in.readLine();
        }
    }

    private static LakeCatalog catalog(SparkSession spark, Message.Setup setup) {
        Path root = Path.of(setup.definitions());
        Problems problems = new Problems();
        Map<String, Contract> contracts =
                ContractLoader.load(root.resolve("sql").resolve("sources"), problems);
        Map<String, Model> gold = ModelLoader.load(root.resolve("sql").resolve("gold"), problems);
        LakeBook book = LakeBook.load(root, contracts.keySet(), gold.keySet(), problems);
        problems.throwIfAny();
        LakeTables tables = new LakeTables(new DeltaFiles(spark, Locations.of(setup.lake())), contracts, gold);
        return new LakeCatalog(tables, contracts, gold, book, setup.role());
    }
}
