package deals

import (
	"cmp"
	"context"
	"fmt"
	"maps"

	"kartoteka/reports"
)

// offerPipelines lists the main pipeline, those in use and all of them together.
func offerPipelines(ctx context.Context, src reports.Source, _ reports.Settings) ([]reports.Choice, error) {
	facts, err := reports.View[Facts](src.Views)
	if err != nil {
		return nil, err
	}
	pipelines, err := facts.Pipelines(ctx)
	if err != nil {
		return nil, fmt.Errorf("pipelines: %w", err)
	}
	var list []reports.Choice
	for i, p := range pipelines {
		switch {
		case i == 0 && p.Name == "":
			list = append(list, reports.Choice{Value: mainPipeline, Label: reports.Word(p.Word())})
		case !p.Deleted:
			list = append(list, reports.Choice{Value: p.Name, Label: reports.Text(p.Name)})
		}
	}
	return append(list, reports.Choice{Value: AllPipelines, Label: reports.Word("param.pipeline.all")}), nil
}

// offerStages lists those of the pipelines that the settings keep.
func offerStages(ctx context.Context, src reports.Source, s reports.Settings) ([]reports.Choice, error) {
	facts, err := reports.View[Facts](src.Views)
	if err != nil {
		return nil, err
	}
	pipelines, err := facts.Pipelines(ctx)
	if err != nil {
		return nil, fmt.Errorf("pipelines: %w", err)
	}
	f := filter{pipelines: make([]bool, len(pipelines))}
	if err := f.keepPipelines(s.Values["pipeline"], s.Values["by"], src, pipelines); err != nil {
		return nil, err
	}
	var list []reports.Choice
	for i, p := range pipelines {
		for _, stage := range p.Open() {
			if f.pipelines[i] {
				list = append(list, reports.Choice{Value: cmp.Or(stage.Name, string(stage.ID)), Label: called(stage.Name, stage.Word())})
			}
		}
	}
	return list, nil
}

// offerSources lists the sources that deals name.
func offerSources(ctx context.Context, src reports.Source, _ reports.Settings) ([]reports.Choice, error) {
	facts, err := reports.View[Facts](src.Views)
	if err != nil {
		return nil, err
	}
	deals, err := facts.Deals(ctx)
	if err != nil {
		return nil, fmt.Errorf("deals: %w", err)
	}
	names := map[string]bool{}
	for i := range deals {
		names[deals[i].Source] = true
	}
	return reports.OfferNames(src, maps.Keys(names)), nil
}

// offerManagers lists those who sell.
func offerManagers(ctx context.Context, src reports.Source, _ reports.Settings) ([]reports.Choice, error) {
	facts, err := reports.View[Facts](src.Views)
	if err != nil {
		return nil, err
	}
	managers, err := facts.Managers(ctx)
	if err != nil {
		return nil, fmt.Errorf("managers: %w", err)
	}
	return reports.OfferNames(src, maps.Values(managers)), nil
}
