package io.eldercare.report.document;

import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;

/** Sends what the renderer remarks to the log of the program instead of the console. */
final class DocumentLog {
    private DocumentLog() {}

    static void toSlf4j() {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }
}
