"""The pose model at work: where the body is in each picture, its light, what changed, how many people there are."""

from typing import Any

from hinge_coach.look.angles import leg_seen, limbs
from hinge_coach.look.landmarks import LEFT, RIGHT, Frame, read_sight
from hinge_coach.video.seeing_libraries import Trouble, library

Points = list[list[float]]

HIGH = 1080  # pixels: higher pictures are looked at made smaller, the model's own are 256
SEARCHES = 1.0  # seconds between two searches for other people
_AS_LARGE, _CLEARLY = 0.6, 0.5  # of the first person's size, and how sure the model is of the legs of a second one
_BLACK = 3  # of 255: bars at the edges, which are no darkness
_THUMB = 32  # pixels each way of the small picture by which pictures are compared


class PoseWatcher:
    """The model: where the body is in each picture, and now and then whether there are more."""

    def __init__(self, cv2: Any, model: str, photo: bool = False) -> None:
        self.cv2 = cv2
        self.mediapipe = library("mediapipe")
        vision, base = self.mediapipe.tasks.vision, self.mediapipe.tasks.BaseOptions(model_asset_path=model)
        modes = vision.RunningMode

        def watcher(mode: Any) -> Any:
            options = vision.PoseLandmarkerOptions(base_options=base, running_mode=mode, num_poses=1)
            return vision.PoseLandmarker.create_from_options(options)

        try:
            self.searcher: Any = watcher(modes.IMAGE)
            self.follower: Any = None if photo else watcher(modes.VIDEO)
        except Exception as error:  # the model's own library says no more than that
            raise Trouble("no-model") from error
        self.next_search, self.last_time, self.before = 0.0, -1, None

    def see(self, picture: Any, seconds: float) -> dict[str, Any]:
        """What is in a picture: its landmarks, its light, how much it changed, and how many people there are."""
        cv2 = self.cv2
        high, wide = picture.shape[:2]
        if high > HIGH:
            picture = cv2.resize(picture, (max(1, wide * HIGH // high), HIGH), interpolation=cv2.INTER_AREA)
        colours = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
        found: dict[str, Any] = self._thumb(picture)
        if seconds >= self.next_search:
            self.next_search = seconds + SEARCHES
            people = self._people(colours)
            found["people"] = len(people)
            if self.follower is None:
                return {**found, "points": people[0] if people else None}
        self.last_time = max(self.last_time + 1, int(seconds * 1000))
        seen = self.follower.detect_for_video(self._image(colours), self.last_time)
        return {**found, "points": _points(seen)}

    def _image(self, colours: Any) -> Any:
        return self.mediapipe.Image(image_format=self.mediapipe.ImageFormat.SRGB, data=colours)

    def _people(self, colours: Any) -> list[Points]:
        """Whoever is in a picture, and somebody else as large who is seen once they are painted over."""
        first = _points(self.searcher.detect(self._image(colours)))
        if first is None:
            return []
        high, wide = colours.shape[:2]
        edge = round(0.05 * high)
        left, right = (round(end(x for x, _, _ in first) * wide) for end in (min, max))
        top, bottom = (round(end(y for _, y, _ in first) * high) for end in (min, max))
        alone = colours.copy()
        alone[max(0, top - edge) : max(0, bottom + edge), max(0, left - edge) : max(0, right + edge)] = 128
        second = _points(self.searcher.detect(self._image(alone)))
        if second is None:
            return [first]
        (size, _), (other, seen) = (_size(points, Frame(wide, high)) for points in (first, second))
        if seen < _CLEARLY or other < _AS_LARGE * size:
            return [first]
        return sorted([first, second], key=lambda points: -_size(points, Frame(wide, high))[0])

    def _thumb(self, picture: Any) -> dict[str, Any]:
        cv2 = self.cv2
        small = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), (_THUMB, _THUMB), interpolation=cv2.INTER_AREA)
        lit = [value for value in small.ravel().tolist() if value > _BLACK] or [0]
        found = {"light": round(sum(lit) / len(lit), 1)}
        if self.before is not None:
            found["change"] = round(float(cv2.absdiff(small, self.before).mean()), 2)
        self.before = small
        return found


def _points(seen: Any) -> Points | None:
    """The landmarks of the one person in what the model says."""
    for person in seen.pose_landmarks:
        return [[round(p.x, 4), round(p.y, 4), round(p.visibility, 2)] for p in person]
    return None


def _size(points: Points, frame: Frame) -> tuple[float, float]:
    """A body's leg and trunk in picture heights, and how sure the model is of the leg: of the side that is larger."""
    sight = read_sight({"t": 0.0, "points": points}, frame)
    return max((limbs(sight, side).size, leg_seen(sight, side)) for side in (LEFT, RIGHT))
