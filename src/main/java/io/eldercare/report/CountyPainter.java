package io.eldercare.report;

import io.eldercare.report.ChartModel.Bar;
import io.eldercare.report.ChartModel.BarKind;
import io.eldercare.report.ChartModel.Cell;
import io.eldercare.report.ChartModel.HeatMap;
import io.eldercare.report.ChartModel.HeatRow;
import io.eldercare.report.ChartModel.Ranking;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws the county ranking and the county × indicator heat map. */
final class CountyPainter {
    private static final int PLACE_WIDTH = 128;
    private static final int GROUP_GAP = 34;
    private static final int COLUMN_HEAD = 62;

    private final HouseStyle style;

    CountyPainter(HouseStyle style) {
        this.style = style;
    }

    static int height(Ranking ranking) {
        return HouseStyle.TOP + ranking.bars().size() * barPitch(ranking) + GROUP_GAP + 30;
    }

    private static int barPitch(Ranking ranking) {
        return ranking.bars().size() <= 8 ? 44 : 28;
    }

    static int height(HeatMap heatMap) {
        return HouseStyle.TOP + COLUMN_HEAD + heatMap.rows().size() * rowPitch(heatMap) + 58;
    }

    private static int rowPitch(HeatMap heatMap) {
        return heatMap.rows().size() <= 8 ? 42 : 28;
    }

    void paint(Graphics2D graphics, Ranking ranking) {
        double left = HouseStyle.MARGIN + 30.0 + PLACE_WIDTH;
        double wide = HouseStyle.WIDTH - left - HouseStyle.MARGIN - 76;
        int pitch = barPitch(ranking);
        double top = HouseStyle.TOP;
        boolean apart = false;
        boolean ranked = ranking.bars().stream().anyMatch(bar -> bar.kind() == BarKind.RANKED);
        for (Bar bar : ranking.bars()) {
            if (!apart && ranked && bar.kind() == BarKind.SHOWN) {
                apart = true;
                HouseStyle.text(graphics, style.regular(12f), HouseStyle.SOFT, "只列示，不排名", HouseStyle.MARGIN, top + 22);
                top += GROUP_GAP;
            }
            bar(graphics, bar, left, top, wide, pitch);
            top += pitch;
        }
        graphics.setPaint(HouseStyle.SOFT);
        graphics.setStroke(HouseStyle.THIN);
        graphics.draw(new Line2D.Double(left, HouseStyle.TOP - 2.0, left, top));
    }

    private void bar(Graphics2D graphics, Bar bar, double left, double top, double wide, int pitch) {
        double base = top + pitch / 2.0 + 5;
        Font font = style.regular(14f);
        HouseStyle.rightAligned(graphics, style.bold(15f), HouseStyle.INK, bar.rank(), HouseStyle.MARGIN + 20.0, base);
        HouseStyle.text(
                graphics,
                fitting(graphics, bar.place(), 14f, PLACE_WIDTH - 6),
                HouseStyle.INK,
                bar.place(),
                HouseStyle.MARGIN + 30.0,
                base);
        if (bar.score() == null) {
            HouseStyle.text(graphics, font, HouseStyle.SOFT, bar.label(), left + 8, base);
            return;
        }
        double length = wide * bar.score().doubleValue() / 100;
        Rectangle2D shape = new Rectangle2D.Double(left, top + pitch * 0.16, length, pitch * 0.68);
        graphics.setPaint(bar.kind() == BarKind.RANKED ? HouseStyle.ACTUAL : HouseStyle.PALE);
        graphics.fill(shape);
        HouseStyle.text(graphics, style.bold(14f), HouseStyle.INK, bar.label(), left + length + 8, base);
    }

    private Font fitting(Graphics2D graphics, String text, float size, double wide) {
        float fitting = size;
        while (fitting > 8f && HouseStyle.width(graphics, style.regular(fitting), text) > wide) {
            fitting -= 0.5f;
        }
        return style.regular(fitting);
    }

    void paint(Graphics2D graphics, HeatMap heatMap) {
        double left = HouseStyle.MARGIN + 112.0;
        double wide = (HouseStyle.WIDTH - HouseStyle.MARGIN - left)
                / heatMap.columns().size();
        columnHeads(graphics, heatMap, left, wide);
        int pitch = rowPitch(heatMap);
        double top = HouseStyle.TOP + (double) COLUMN_HEAD;
        for (HeatRow row : heatMap.rows()) {
            String place = row.place() + (row.ranked() || nobodyRanked(heatMap) ? "" : "*");
            HouseStyle.text(
                    graphics,
                    fitting(graphics, place, 14f, 106),
                    HouseStyle.INK,
                    place,
                    HouseStyle.MARGIN,
                    top + pitch / 2.0 + 5);
            for (int column = 0; column < row.cells().size(); column++) {
                cell(
                        graphics,
                        row.cells().get(column),
                        new Rectangle2D.Double(left + column * wide + 1.5, top + 1.5, wide - 3, pitch - 3.0));
            }
            top += pitch;
        }
        legend(graphics, heatMap, top + 26);
    }

    private void columnHeads(Graphics2D graphics, HeatMap heatMap, double left, double wide) {
        Font font = style.regular(12f);
        for (int column = 0; column < heatMap.columns().size(); column++) {
            List<String> lines =
                    HouseStyle.lines(graphics, font, heatMap.columns().get(column), wide - 8);
            double centre = left + column * wide + wide / 2;
            String target = heatMap.targets().get(column);
            double base = HouseStyle.TOP + COLUMN_HEAD - 8.0 - (target.isEmpty() ? 0 : 16);
            for (int line = 0; line < lines.size(); line++) {
                double at = base - (lines.size() - 1 - line) * 15.0;
                HouseStyle.centred(graphics, font, HouseStyle.INK, lines.get(line), centre, at);
            }
            HouseStyle.centred(
                    graphics,
                    style.regular(11f),
                    HouseStyle.TARGET,
                    target,
                    centre,
                    HouseStyle.TOP + COLUMN_HEAD - 7.0);
        }
    }

    private void cell(Graphics2D graphics, Cell cell, Rectangle2D box) {
        Status status = cell.status();
        Color ground = status == null ? Color.WHITE : status.colour();
        graphics.setPaint(ground);
        graphics.fill(box);
        if (cell.missing()) {
            hatch(graphics, box);
        }
        if (status == null || ground.equals(Color.WHITE)) {
            graphics.setPaint(HouseStyle.FAINT);
            graphics.setStroke(HouseStyle.THIN);
            graphics.draw(box);
        }
        Color ink = ground.getRed() < 100 ? Color.WHITE : HouseStyle.INK;
        Font font = fitting(graphics, cell.text(), 14f, box.getWidth() - 26);
        double wide = HouseStyle.width(graphics, font, cell.text());
        double signed = status == null || status.mark() == Status.Mark.NONE ? 0 : 15;
        double start = box.getCenterX() - (wide + signed) / 2;
        if (cell.missing()) {
            graphics.setPaint(Color.WHITE);
            graphics.fill(new Rectangle2D.Double(start - 5, box.getCenterY() - 10, wide + 10, 20));
        }
        if (status != null) {
            StatusMark.draw(graphics, status.mark(), ink, start + 5, box.getCenterY());
        }
        HouseStyle.text(graphics, font, ink, cell.text(), start + signed, box.getCenterY() + 5);
    }

    private static void hatch(Graphics2D graphics, Rectangle2D box) {
        graphics.setPaint(new Color(0x9AA5B1));
        graphics.setStroke(new BasicStroke(0.9f));
        for (double shift = 7; shift < box.getWidth() + box.getHeight(); shift += 7) {
            double startX = Math.max(0, shift - box.getHeight());
            double endX = Math.min(box.getWidth(), shift);
            graphics.draw(new Line2D.Double(
                    box.getX() + startX, box.getY() + shift - startX, box.getX() + endX, box.getY() + shift - endX));
        }
    }

    private void legend(Graphics2D graphics, HeatMap heatMap, double base) {
        double left = HouseStyle.MARGIN;
        Font font = style.regular(12f);
        for (Status status : List.of(Status.MET, Status.ON_TRACK, Status.LAGGING, Status.OFF_TRACK)) {
            Rectangle2D box = new Rectangle2D.Double(left, base - 13, 20, 17);
            graphics.setPaint(status.colour());
            graphics.fill(box);
            Color ink = status == Status.MET ? Color.WHITE : HouseStyle.INK;
            StatusMark.draw(graphics, status.mark(), ink, box.getCenterX(), box.getCenterY());
            String label = legendLabel(status);
            HouseStyle.text(graphics, font, HouseStyle.SOFT, label, left + 26, base);
            left += 26 + HouseStyle.width(graphics, font, label) + 20;
        }
        Rectangle2D box = new Rectangle2D.Double(left, base - 13, 20, 17);
        hatch(graphics, box);
        HouseStyle.text(graphics, font, HouseStyle.SOFT, "缺报", left + 26, base);
        left += 26 + HouseStyle.width(graphics, font, "缺报") + 20;
        String notes = "白底：无本地目标　— 无对象"
                + (heatMap.rows().stream().allMatch(HeatRow::ranked) || nobodyRanked(heatMap) ? "" : "　* 不排名");
        HouseStyle.text(graphics, font, HouseStyle.SOFT, notes, left, base);
    }

    private static String legendLabel(Status status) {
        return switch (status) {
            case MET -> "已达标";
            case ON_TRACK -> "达到序时进度";
            case LAGGING -> "略有滞后";
            default -> "明显滞后或未达标";
        };
    }

    /** Of a plan that ranks nobody no row is an exception. */
    private static boolean nobodyRanked(HeatMap heatMap) {
        return heatMap.rows().stream().noneMatch(HeatRow::ranked);
    }
}
