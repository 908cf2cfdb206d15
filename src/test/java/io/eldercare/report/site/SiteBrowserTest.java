package io.eldercare.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.report.serve.SiteServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The site in a real browser: from disk and from the server, on a phone, a desk and a wall, and for those who do not see it. */
final class SiteBrowserTest {
    @TempDir
    static Path home;

    private static Browser browser;
    private static SiteServer server;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        SiteFixture.fill(home).make("site");
        server = SiteServer.start(home.resolve("site"), InetAddress.getLoopbackAddress(), 0);
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void canBeWalkedFromDisk() throws IOException {
        walk(home.resolve("site").toUri().toString());
    }

    @Test
    void canBeWalkedFromTheServer() throws IOException {
        walk(server.address().toString());
    }

    /** Overview, county, indicator, figures as CSV; then the search for 浮梁县 by its initials. */
    private static void walk(String start) throws IOException {
        ChromeDriver driver = browser.driver();
        browser.width(1440);
        browser.complaints();
        browser.requests();

        driver.get(start + "index.html");
        driver.findElement(By.linkText("昌江区")).click();
        assertThat(driver.findElement(By.tagName("h1")).getText()).isEqualTo("昌江区");
        driver.findElement(By.linkText("养老机构护理型床位占比")).click();
        assertThat(driver.findElement(By.tagName("h1")).getText()).isEqualTo("养老机构护理型床位占比");
        assertThat(driver.findElements(By.cssSelector(".chart.drawn canvas"))).hasSize(2);
        assertThat(browser.evaluate("[...document.fonts].filter(font => font.status === 'error').length"))
                .isEqualTo(0L);
        assertThat(browser.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length"))
                .isEqualTo(2L);
        String figures = driver.findElement(By.partialLinkText("CSV")).getAttribute("href");
        assertThat(text(figures)).contains("nursing_bed_share,360202,昌江区,county,2025-10,56.666667,%");
        sorts(driver);

        driver.findElement(By.id("find")).sendKeys("flx", Keys.ENTER);
        WebElement first = driver.findElement(By.cssSelector("#results a"));
        assertThat(first.getText()).isEqualTo("浮梁县");
        first.click();
        assertThat(driver.findElement(By.tagName("h1")).getText()).isEqualTo("浮梁县");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .hasSizeGreaterThan(8)
                .allMatch(address -> address.startsWith(start) || address.startsWith("data:"));
    }

    /** 珠山 520 ÷ 800 = 65.0 % is the highest share, 高新区 50 ÷ 100 the lowest. */
    private static void sorts(ChromeDriver driver) {
        WebElement head = driver.findElement(By.xpath("//table[contains(@class,'sortable')]//th[contains(.,'数值')]"));
        head.findElement(By.tagName("button")).click();
        assertThat(head.getAttribute("aria-sort")).isEqualTo("descending");
        assertThat(driver.findElement(By.cssSelector("table.sortable tbody th")).getText())
                .isEqualTo("珠山区");
        head.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
        assertThat(head.getAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(driver.findElement(By.cssSelector("table.sortable tbody th")).getText())
                .isEqualTo("景德镇高新区");
    }

    private static String text(String address) throws IOException {
        try (var stream = URI.create(address).toURL().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "plans/JDZ3Y.html",
                "months/JDZ3Y-2025-10.html",
                "indicators/index.html",
                "indicators/monthly_visit_rate.html",
                "counties/index.html",
                "counties/360222.html",
                "institutions/360202.html",
                "releases/index.html",
                "releases/JDZ3Y-2025-09-v1.html",
                "questions/index.html",
                "questions/nursing_bed_share.html",
                "questions/visits_missed_by_county.html",
                "dictionary.html",
                "search.html?q=hlxcw",
                "about.html"
            })
    void fitsEveryScreenAndEveryReader(String page) throws IOException {
        ChromeDriver driver = browser.driver();
        browser.complaints();
        for (int width : new int[] {2560, 1440, 360}) {
            browser.width(width);
            driver.get(server.address() + page);
            assertThat(browser.overflow())
                    .as("pixels beyond the right edge at " + width)
                    .isZero();
        }
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.breaches()).as("on a phone").isEmpty();
        browser.width(1440);
        driver.navigate().refresh();
        assertThat(browser.breaches()).as("on a desk").isEmpty();
    }

    @Test
    void theFirstKeyLeadsToTheContent() {
        ChromeDriver driver = browser.driver();
        browser.width(1440);
        driver.get(server.address() + "plans/JDZ3Y.html");

        driver.switchTo().activeElement().sendKeys(Keys.TAB);
        WebElement skip = driver.switchTo().activeElement();
        assertThat(skip.getText()).isEqualTo("跳到正文");
        skip.sendKeys(Keys.ENTER);

        assertThat(driver.switchTo().activeElement().getAttribute("id")).isEqualTo("content");
    }
}
