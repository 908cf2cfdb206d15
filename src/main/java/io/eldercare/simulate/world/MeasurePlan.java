package io.eldercare.simulate.world;

import io.eldercare.definitions.YamlNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * A figure that another department reports.
 *
 * @param plans whose documents ask for it; worlds of these plans report it
 * @param ofCity the city's office states one figure instead of each county
 * @param base what the denominator, or the number, is of: one, yes_no (of the place), pop_total, pop60, pop65, pop80, townships or region:
 *     a number of the whole region
 * @param per denominator, or number, a unit of the base
 * @param isShare numerator and denominator are given, else the value alone
 * @param top no share lies above it
 * @param level share of the denominator, or of the number, that is reached
 * @param spread how far counties lie apart, as a share
 * @param factor of the numerator in the figure, where that is counted in another unit than it is stated in
 */
public record MeasurePlan(
        String code,
        List<String> plans,
        String department,
        String unit,
        boolean ofCity,
        String base,
        double per,
        boolean isShare,
        double top,
        Trajectory level,
        double spread,
        BigDecimal factor) {

    static MeasurePlan read(YamlNode node) {
        node.allowOnly(
                "code",
                "plans",
                "department",
                "unit",
                "city",
                "base",
                "per",
                "value",
                "top",
                "level",
                "spread",
                "factor");
        return new MeasurePlan(
                node.require("code").text(),
                node.require("plans").texts(),
                node.require("department").text(),
                node.require("unit").text(),
                node.find("city").map(YamlNode::flag).orElse(false),
                node.require("base").text(),
                node.find("per").map(value -> value.decimal().doubleValue()).orElse(1.0),
                !node.find("value").map(YamlNode::flag).orElse(false),
                node.find("top").map(value -> value.decimal().doubleValue()).orElse(1.0),
                Trajectory.read(node.require("level")),
                node.find("spread").map(value -> value.decimal().doubleValue()).orElse(0.04),
                node.find("factor").map(YamlNode::decimal).orElse(BigDecimal.ONE));
    }

    /** Reported in a world of any of these plans. */
    public boolean isFor(List<String> worldPlans) {
        return plans.stream().anyMatch(worldPlans::contains);
    }
}
